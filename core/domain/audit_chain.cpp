#include "core/domain/audit_chain.hpp"

namespace latchkey {

Bytes32 audit_chain(const Keyring& keys, FirmId firm, const AuditRow& row,
                    std::string_view before) {
  std::string text{before};
  auto add = [&text](std::string_view field) {
    text += std::to_string(field.size()) + ":" + std::string{field};
  };
  for (std::uint64_t number :
       {firm.value, row.number, row.actor_id, row.client_id, row.work_item_id, row.subject_id}) {
    add(std::to_string(number));
  }
  for (const std::string* field :
       {&row.at, &row.action, &row.actor_kind, &row.actor_name, &row.ip, &row.detail}) {
    add(*field);
  }
  return keys.mac(Purpose::audit, text);
}

Bytes32 audit_chain_begin(const Keyring& keys) {
  return keys.mac(Purpose::audit, "the chain begins");
}

}  // namespace latchkey
