#include "core/bin/commands.hpp"

int main(int count, char** words) {
  using namespace latchkey;
  return run_command(
      {migrate_command(), check_command(), firm_create_command(), firm_list_command(),
       staff_create_command(), staff_reset_command(), key_create_command(), demo_data_command(),
       bench_data_command(), audit_verify_command()},
      {words + 1, words + count});
}
