#pragma once

namespace latchkey {

struct Config;
class Keyring;
class Database;
class Clock;
class Random;
class DocumentStore;
class TemplateStore;
class PasswordGate;
class Slots;
class FragmentCache;
class LetterTemplates;

/// What a worker holds and lends to each request. Made once after the fork; only `database`,
/// `random` and `homes` change inside.
struct Services {
  const Config& config;
  const Keyring& keys;
  Database& database;
  const Clock& clock;
  Random& random;
  const DocumentStore& documents;
  const TemplateStore& templates;
  const PasswordGate& password_gate;
  const Slots& archives;           // workers of this host that may send an archive at once
  FragmentCache& homes;            // lists of contacts that have not changed since
  const LetterTemplates& letters;  // for previews; the mailer has its own
};

}  // namespace latchkey
