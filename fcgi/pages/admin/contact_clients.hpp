#pragma once
#include "core/domain/contact.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/route.hpp"

// Whom a contact acts for, on the contact's own page.

namespace latchkey::admin {

/// The contact's clients, each with what they see of it, and a way to find another one: the
/// address's `client` are the words that it is searched by.
void fill_clients_of(Block& body, Include place, Services& services, const Visit& visit,
                     const Contact& contact);

/// POST /admin/contacts/{contact}/clients, field client (its number): lets them act for it.
Response add_client_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
