#include "fcgi/routes.hpp"

#include "fcgi/pages/brand.hpp"
#include "fcgi/pages/devices.hpp"
#include "fcgi/pages/health.hpp"
#include "fcgi/pages/home.hpp"
#include "fcgi/pages/links.hpp"
#include "fcgi/pages/not_me.hpp"
#include "fcgi/pages/requests.hpp"
#include "fcgi/pages/work.hpp"

namespace latchkey {
namespace {

using enum Method;
using enum Access;

constexpr Route kRoutes[] = {
    {get, "/health", machine, show_health},
    {get, "/ready", machine, show_ready},

    {get, "/", anyone, show_home},
    {get, "/brand.css", anyone, show_brand},

    // the mailed link
    {get, "/l/{token}", anyone, show_link},
    {post, "/l/{token}", anyone, claim_link},
    {post, "/l/{token}/send", anyone, send_link},
    {get, "/l/{token}/sent", anyone, show_link_sent},
    {get, "/not-me/{token}", anyone, show_not_me},
    {post, "/not-me/{token}", anyone, report_not_me_page},
    {get, "/not-me/{token}/done", anyone, show_not_me_done},

    // what the device holds
    {get, "/work", contact, list_work},
    {get, "/work/{work}", bound, show_work},
    {post, "/work/{work}/send", anyone, send_for_work},
    {get, "/work/{work}/sent", anyone, show_work_sent},
    {get, "/work/{work}/requests/{request}", bound, show_request},
    {post, "/work/{work}/requests/{request}/answer", bound, save_answer_page},
    {post, "/work/{work}/requests/{request}/comments", bound, add_comment_page},
    {post, "/work/{work}/requests/{request}/documents", bound, add_documents_page, Body::upload},
    {post, "/work/{work}/requests/{request}/complete", bound, complete_request_page},
    {post, "/work/{work}/requests/{request}/reopen", bound, reopen_request_page},
    {get, "/work/{work}/documents/{document}", bound, download_document},
    {get, "/devices", contact, list_devices_page},
    {post, "/devices/{device}/name", contact, name_device_page},
    {post, "/devices/{device}/sign-out", contact, sign_out_device_page},
    {post, "/sign-out", contact, sign_out},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace latchkey
