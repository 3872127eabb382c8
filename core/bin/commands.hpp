#pragma once
#include "core/bin/command.hpp"

namespace latchkey {

Command migrate_command();
Command check_command();
Command firm_create_command();
Command firm_list_command();
Command staff_create_command();
Command staff_reset_command();
Command key_create_command();
Command demo_data_command();
Command bench_data_command();
Command audit_verify_command();

}  // namespace latchkey
