#pragma once
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/document.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/pages/request_seen.hpp"

namespace latchkey {

/// The comments of a request on its contact's page, each with its files, and the form for one more.
/// `refused`: the form that came back.
void fill_comments(Block& body, Include place, const Services& services, const RequestSeen& seen,
                   const std::vector<Entry>& comments, const std::vector<Document>& documents,
                   const Form* refused);

}  // namespace latchkey
