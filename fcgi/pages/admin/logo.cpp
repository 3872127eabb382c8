#include "fcgi/pages/admin/logo.hpp"

#include "core/domain/firm_logo.hpp"
#include "fcgi/http/upload.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/firm_values.hpp"
#include "tpl/admin/settings/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_settings_show;

/// What became of the last press, by the word in the page's address.
struct Said {
  std::string_view word;
  bool good;
  const char* words;
};
constexpr Said kSaid[] = {
    {"uploaded", true, "The picture has arrived. It is shown within a minute."},
    {"removed", true, "The logo is taken away. Your firm’s name stands in its place."},
    {"restored", true, "The logo is back."},
    {"none", false, "Choose a picture first."},
    {"too-large", false, "That picture is larger than 1 MB. Save it smaller, and choose it again."},
    {"not-a-picture", false,
     "That file is no PNG, JPEG or WebP picture. Save the logo as one of these, and choose it "
     "again."},
    {"unreadable", false, "The picture did not arrive whole. Choose it again."},
};

Response back(std::string_view word) {
  return see_other("/admin/settings?logo=" + std::string(word) + "#logo-title");
}

std::string read_whole(const DocumentStore& store, const Stored& stored) {
  std::string bytes;
  store.open(stored.stored_as, stored.sealed_key, stored.size).send([&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

const char* word_for(UploadOutcome outcome) {
  switch (outcome) {
    case UploadOutcome::nothing_chosen:
    case UploadOutcome::file_empty:
      return "none";
    case UploadOutcome::file_too_large:
    case UploadOutcome::too_much:
      return "too-large";
    default:
      return "unreadable";
  }
}

}  // namespace

void fill_logo_section(Block& body, Services& services, const Visit& visit) {
  const LogoStanding standing = find_logo_standing(services.database, visit.firm);
  body.set(t::LOGO_FORM_URL, "/admin/settings/logo");
  if (standing.removable) body.show(t::LOGO_THERE).set(t::LOGO_URL, logo_path(visit.firm));
  body.show_if(!standing.removable, t::LOGO_LACKING)
      .show_if(standing.restorable, t::LOGO_RESTORABLE)
      .show_if(standing.waiting, t::LOGO_WAITING)
      .show_if(standing.refused && !standing.too_large, t::LOGO_REFUSED)
      .show_if(standing.too_large, t::LOGO_TOO_LARGE);
  for (const Said& said : kSaid) {
    if (said.word != visit.asked("logo")) continue;
    body.show(said.good ? t::LOGO_SAID : t::LOGO_ERROR).set(t::LOGO_WORDS, said.words);
  }
}

Response upload_logo_page(Services& services, const Visit& visit) {
  Upload upload = read_upload(visit.request, services.documents, services.random, services.config,
                              visit.csrf_holds);
  if (upload.outcome() == UploadOutcome::forbidden) {
    throw HttpError{403, "This page has grown old", upload.words()};
  }
  if (!upload.accepted()) return back(word_for(upload.outcome()));
  // Never kept: the files of the form go from the store with it.
  const Stored& stored = upload.files().front().stored;
  if (stored.size > kMostLogoBytes) return back("too-large");
  const std::string picture = read_whole(services.documents, stored);
  auto result = upload_logo(services.database, services.keys, visit.firm, acting(visit), picture,
                            stored.media_type, visit.now);
  return back(result.outcome == SaveOutcome::saved ? "uploaded" : "not-a-picture");
}

Response remove_logo_page(Services& services, const Visit& visit) {
  remove_logo(services.database, services.keys, visit.firm, acting(visit), visit.now);
  return back("removed");
}

Response restore_logo_page(Services& services, const Visit& visit) {
  if (!restore_logo(services.database, services.keys, visit.firm, acting(visit), visit.now)) {
    throw not_here("That logo");
  }
  return back("restored");
}

}  // namespace latchkey::admin
