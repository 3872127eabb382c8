#include "fcgi/pages/admin/contact_import.hpp"

#include "core/base/words.hpp"
#include "core/domain/contact_import.hpp"
#include "core/domain/contact_list.hpp"
#include "core/store/document_store.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/contacts/import.hpp"
#include "tpl/admin/contacts/import_show.hpp"

namespace latchkey::admin {
namespace {

namespace f = tpl::admin_contacts_import;
namespace t = tpl::admin_contacts_import_show;

constexpr const char* kImport = "/admin/contacts/import";
constexpr const char* kWhat = "That import";
constexpr std::size_t kMostPasted = 100'000;  // characters; what is longer comes as a file

std::string import_path(ContactImportId import) {
  return std::string{kImport} + "/" + std::to_string(import.value);
}

Response form_page(Services& services, const Visit& visit, const Form* refused = nullptr,
                   int status = 200) {
  Page page = staff_page(services, visit, f::kFile, "Import contacts", Desk::contacts);
  Block& body = page.body();
  body.set(f::IMPORT_URL, kImport)
      .set(f::TEMPLATE_URL, std::string{kImport} + "/template.csv")
      .set(f::PASTED, refused ? refused->typed("pasted") : "")
      .set(f::MAX_FILE_BYTES, kMostImportBytes);
  mark_error(body, refused, "files", f::BAD_FILES, f::FILES_ERROR);
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

/// All of a stored file.
std::string read_whole(const DocumentStore& store, const Stored& stored) {
  std::string bytes;
  store.open(stored.stored_as, stored.sealed_key, stored.size).send([&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

void fill_lines(Block& body, const Listing<ImportLine>& lines, const ContactImport& import) {
  Block list = body.add(t::LINES);
  for (const ImportLine& line : lines.rows) {
    Block row = list.add(t::LINE);
    row.set(t::LINE_NUMBER, line.line)
        .set(t::NAME, line.name)
        .set(t::ADDRESS, line.address)
        .set(t::CLIENT_NAME, line.client);
    if (line.role == "full") row.show(t::FULL);
    if (!line.fault.empty()) {
      row.show(t::FAULT).set(t::WHY, line.fault);
    } else {
      row.show(line.known ? t::KNOWN : t::FRESH);
      if (!line.name_now.empty()) row.add(t::OTHER_NAME).set(t::NOW, line.name_now);
      if (!line.time_zone_now.empty()) {
        row.add(t::OTHER_ZONE).set(t::NOW, line.time_zone_now).set(t::THEN, line.time_zone);
      }
    }
    if (!line.client.empty() && !line.client_known && line.fault.empty()) row.show(t::FRESH_CLIENT);
  }
  PageOfList at{lines};
  paginate(list, t::PAGINATION, at, import_path(import.id), {});
}

/// The sections that say what will happen, or has.
void fill_counts(Block block, const ContactImport& import) {
  // The number stands out on its page, so the noun is apart from it.
  auto noun = [](std::uint64_t count, const char* one, const char* several) {
    return count == 1 ? one : several;
  };
  block.set(t::NEW_CONTACTS, import.new_contacts)
      .set(t::NEW_CONTACTS_NOUN, noun(import.new_contacts, "new contact", "new contacts"))
      .set(t::NEW_CLIENTS, import.new_clients)
      .set(t::NEW_CLIENTS_NOUN, noun(import.new_clients, "new client", "new clients"))
      .set(t::KNOWN_CONTACTS, import.known_contacts)
      .set(t::KNOWN_CONTACTS_NOUN,
           noun(import.known_contacts, "contact that you have", "contacts that you have"));
}

}  // namespace

Response show_import_form(Services& services, const Visit& visit) {
  return form_page(services, visit);
}

Response check_import_page(Services& services, const Visit& visit) {
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds, true);
  if (upload.outcome() == UploadOutcome::forbidden) {
    throw HttpError{403, "This page has grown old", upload.words()};
  }
  Form form{upload.fields(), {{"pasted", "What was pasted", FieldKind::text, kMostPasted, false}}};
  if (!upload.accepted()) {
    form.refuse("files", upload.words());
    return form_page(services, visit, &form, upload.status());
  }
  std::string name = "Pasted lines";
  std::string bytes = form.typed("pasted");
  if (!upload.files().empty()) {
    const NewDocument& file = upload.files().front();
    name = file.name;
    if (file.stored.size > kMostImportBytes) {
      form.refuse("files", "The file is larger than 16 MB. Import it in parts.");
    } else {
      bytes = read_whole(services.documents, file.stored);
    }
  } else if (form.ok() && bytes.empty()) {
    form.refuse("files", "Choose a file, or paste its lines.");
  }
  if (form.ok()) {
    auto result = check_import(services.database, visit.firm.id, acting(visit), name,
                               std::move(bytes), visit.now);
    if (result.outcome == SaveOutcome::saved) return see_other(import_path(result.id));
    for (const Objection& objection : result.objections) form.refuse("files", objection.words);
  }
  return form_page(services, visit, &form, 422);
}

Response show_import(Services& services, const Visit& visit) {
  Database& db = services.database;
  auto import = find_import(db, visit.firm.id, visit.id<ContactImportId>("import"));
  if (!import) throw not_here(kWhat);
  const bool waits = import->state == ImportState::checked || import->state == ImportState::refused;
  Listing<ImportLine> lines;
  if (waits) {
    lines = list_import_lines(db, visit.firm.id, import->id,
                              import->faults > 0 ? ImportLines::faults : ImportLines::all,
                              asked_page(visit));
    PageOfList at{lines};
    if (at.past_the_end()) return to_last_page(at, import_path(import->id), {});
  }
  Page page = staff_page(services, visit, t::kFile, "Import " + import->file_name, Desk::contacts);
  Block& body = page.body();
  body.set(t::FILE_NAME, import->file_name)
      .set(t::LINES_WORDS, plural(import->lines, "line"))
      .set(t::IMPORT_URL, kImport)
      .set(t::BY, import->staff_name)
      .set(t::AT, iso_time(import->created_at))
      .set(t::AT_WORDS, when(visit, import->created_at))
      .show_if(import->windows_1252 && waits, t::OLD_ENCODING);
  if (waits && !import->taken.empty()) body.show(t::TAKEN).set(t::COLUMNS, import->taken);
  if (waits && !import->ignored.empty()) body.show(t::IGNORED).set(t::HEADINGS, import->ignored);
  if (waits && import->faults > 0) {
    body.show(t::FAULTS)
        .set(t::FAULTS_WORDS, plural(import->faults, "line"))
        .set(t::DROP_URL, import_path(import->id) + "/drop");
  } else if (waits) {
    Block ready = body.add(t::READY);
    ready.set(t::CONFIRM_URL, import_path(import->id) + "/confirm")
        .set(t::DROP_URL, import_path(import->id) + "/drop")
        .show_if(import->known_contacts > 0, t::SOME_KNOWN);
    fill_counts(ready, *import);
  } else if (import->state == ImportState::confirmed) {
    body.show(t::RUNNING).set(t::PERCENT, import->progress);
  } else {
    Block done = body.add(t::DONE);
    fill_counts(done, *import);
    if (import->known_contacts > 0) {
      const bool one = import->known_contacts == 1;
      const char* became = import->skips_existing ? (one ? " was skipped" : " were skipped")
                                                  : (one ? " is updated" : " are updated");
      done.show(t::SOME_KNOWN)
          .set(t::KNOWN_WORDS,
               plural(import->known_contacts, "contact that you had", "contacts that you had") +
                   became);
    }
  }
  if (waits) fill_lines(body, lines, *import);
  Response response = page.respond(services.templates);
  // Asked for again without a script; there is no way to say so inside of the page.
  if (import->state == ImportState::confirmed) response.header("Refresh", "2");
  return response;
}

Response confirm_import_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"existing", "What to do", FieldKind::line, 20, false}}};
  auto import = visit.id<ContactImportId>("import");
  auto outcome = confirm_import(services.database, visit.firm.id, import,
                                form.text("existing") != "update", visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  // What came to be at fault meanwhile is on its page.
  return see_other(import_path(import));
}

Response drop_import_page(Services& services, const Visit& visit) {
  auto outcome = drop_import(services.database, visit.firm.id, visit.id<ContactImportId>("import"));
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return see_other(kImport);
}

}  // namespace latchkey::admin
