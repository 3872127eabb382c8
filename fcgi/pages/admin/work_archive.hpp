#pragma once
#include <string>
#include <vector>

#include "core/domain/work_document.hpp"
#include "core/domain/work_item.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/response.hpp"

namespace latchkey::admin {

/// All files of a work item as staff keep them elsewhere:
/// "Keller GmbH – 2026 tax return/01 Documents we need/02 Bank statements/march.pdf", and at its
/// top "Contents.csv" with where each is, its SHA-256, who added it and when.
struct WorkArchive {
  const DocumentStore& store;
  WorkItem work;
  std::string time_zone;  // of the times in the list
  std::vector<WorkDocument> documents;
  Time now;

  /// Of the ZIP.
  std::string name() const;
  /// Writes it. Throws StoreError before the first byte of a file that is damaged.
  void send(const Sink& sink) const;
};

}  // namespace latchkey::admin
