#pragma once

namespace latchkey {

/// Names of templates and of what stands in them. templates/names.py makes a constant of these
/// types for each name there is, so a page can use no other.
struct TemplateFile {
  const char* path;  // below the templates' folder
};
struct Var {
  const char* name;
};
struct Section {
  const char* name;
};
struct Include {
  const char* name;
};

}  // namespace latchkey
