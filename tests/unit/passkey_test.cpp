#include "core/base/passkey.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/soft_authenticator.hpp"

using namespace latchkey;
using test::SoftAuthenticator;

namespace {

const PasskeySite kSite{"https://hartwell.example", "hartwell.example"};
const std::string kChallenge = "dGhlIGNoYWxsZW5nZQ";
const std::string kCreateData = R"({"type":"webauthn.create","challenge":"dGhlIGNoYWxsZW5nZQ",)"
                                R"("origin":"https://hartwell.example","crossOrigin":false})";
const std::string kGetData = R"({"type":"webauthn.get","challenge":"dGhlIGNoYWxsZW5nZQ",)"
                             R"("origin":"https://hartwell.example","crossOrigin":false})";

/// One key and one use of it, made with another library from keys that are gone: authenticator data
/// of creation (count 7) and of use (count 8), and the signature under kGetData, in hexadecimal.
struct Vector {
  const char* name;
  int algorithm;
  const char *created, *used, *signature;
};
const Vector kVectors[] = {
    {"ES256", -7,
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef9645000000070000000000"
     "00000000000000000000000010000102030405060708090a0b0c0d0e0fa5010203262001215820b2b827"
     "17307642d4fa1ce9d6174982a3a12c131662bec8692d95c0d8c3994494225820d254a226be14abd25bc2"
     "f94d746bf3773be77ebecb652ba673e2d30daaf6741b",
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef960500000008",
     "3046022100c7368c4eeedb9286e1a075c6ccf309bbfdc91094095fea1393a55fb16e4e5f07022100ca72"
     "6b75299da0413611b63fb4d0a89c5039249e7afdb46d5f16bd97e032f2cc"},
    {"EdDSA", -8,
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef9645000000070000000000"
     "00000000000000000000000010000102030405060708090a0b0c0d0e0fa401010327200621582041eb9c"
     "3204e9b49d81e0185897aa59e322d572cc01c1eafbf97df7560878f8dc",
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef960500000008",
     "2a2fde13ab85559aced3bac1cc553b88c661ce01de2178133adc5f1f77cd7f2978b37b65c9cd92f7bfca"
     "e31daf63423ad482a4f500d1c7321525c323b5778900"},
    {"RS256", -257,
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef9645000000070000000000"
     "00000000000000000000000010000102030405060708090a0b0c0d0e0fa401030339010020590100af17"
     "ccb94b2cb2de7b1fa47dfac535b70a38ccc92f9d598a37b38f894bbc23162fda77f1393559969b79bffd"
     "627303e09d71ceb1a4055be6404872247aa03ecc333835e01a458ba62277adfb4371c29fd12e874e5f89"
     "302df0cff80339db6a632928426d4f6e5c4c366468b6dc582c7f08813ee3edebc186a007633d8590a9ab"
     "bcfa57fe5c6bf44a25b8a7e1f2d2de557bb55e7f49ef94a37e3cb22124a7759985514cd9df1aa1476a11"
     "a5f64bb44f2b778da4e8d1aae3c9d957f89f1c29cfa2e0c8ddd5e125ae57c0f3e5593dab9ea2456ac354"
     "806ea99fc3d9cc7aa398db470461d16cb48f0219fccc9c1e821680a9a3bde1e7c4a9b7e2e158aadd8e3f"
     "52b12143010001",
     "7a0232ce957e2b9ff1bd5bc37a751d34e30e3516202a7d57c1dc60451f43ef960500000008",
     "a7c471a75cda255838ba95dc51cbfac9c7d0d84952a36fb09f319d6aab9a7777304b499507e90bda7c40"
     "f7973bf98b06d761852b7cbd241e2751232801bdf30ececef2c99380bfc8ece4434661c2bc2c33d80547"
     "6cf7cfd8473483c59ca473c7fb29f1108ca148d8686867005d168fc7a0a57eb03e07e204bbf980490654"
     "47ae8f36188787eea138628d26acda4144b3e4ed4dee1f728edfbee32a717ed78010a70f9d2a26f0f611"
     "696c78a8e744f3a9efbc0c0d9a3df806b698ba70c8e6e428748c964a864300d4bee2351a3c2a26dcb06f"
     "87666ec8c80f5faacfff10339bf33dd8b0b43d7cfac882048ce1c38f734e7098cf327215cd2340b51e31"
     "b58bec55"},
};

std::string bytes(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  }
  return out;
}

PasskeyKey key_of(const Vector& vector) {
  auto key = read_new_passkey(kSite, kChallenge, {kCreateData, bytes(vector.created)});
  BOOST_TEST_REQUIRE(key.has_value());
  return *key;
}

PasskeyAssertion use_of(const Vector& vector) {
  return {key_of(vector).credential_id, kGetData, bytes(vector.used), bytes(vector.signature)};
}

bool verifies(const PasskeyKey& key, const PasskeyAssertion& given) {
  return verify_passkey(kSite, kChallenge, key, given).has_value();
}

/// A fresh authenticator with its key.
struct Registered {
  SoftAuthenticator authenticator{kSite};
  PasskeyKey key = *read_new_passkey(kSite, kChallenge, authenticator.create(kChallenge));
};

}  // namespace

BOOST_AUTO_TEST_SUITE(passkey)

BOOST_AUTO_TEST_CASE(keys_of_each_algorithm_are_read_and_their_signatures_verified) {
  for (const Vector& vector : kVectors) {
    BOOST_TEST_CONTEXT(vector.name) {
      PasskeyKey key = key_of(vector);
      BOOST_TEST(key.algorithm == vector.algorithm);
      BOOST_TEST(key.sign_count == 7u);
      BOOST_TEST(key.credential_id == bytes("000102030405060708090a0b0c0d0e0f"));
      BOOST_TEST(verify_passkey(kSite, kChallenge, key, use_of(vector)).value() == 8u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_anywhere_spoils_it) {
  for (const Vector& vector : kVectors) {
    BOOST_TEST_CONTEXT(vector.name) {
      const PasskeyKey key = key_of(vector);
      for (auto part : {&PasskeyAssertion::signature, &PasskeyAssertion::authenticator_data,
                        &PasskeyAssertion::client_data, &PasskeyAssertion::credential_id}) {
        PasskeyAssertion spoilt = use_of(vector);
        std::string& text = spoilt.*part;
        for (std::size_t at : {std::size_t{0}, text.size() / 2, text.size() - 1}) {
          text[at] = static_cast<char>(text[at] ^ 1);
          BOOST_TEST(!verifies(key, spoilt));
          text[at] = static_cast<char>(text[at] ^ 1);
        }
        BOOST_TEST(verifies(key, spoilt));
        text.pop_back();
        BOOST_TEST(!verifies(key, spoilt));
        text.clear();
        BOOST_TEST(!verifies(key, spoilt));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_key_opens_with_its_own_algorithm_alone) {
  for (const Vector& vector : kVectors) {
    for (int algorithm : {-7, -8, -257, 0, -35, -65535}) {
      PasskeyKey key = key_of(vector);
      key.algorithm = algorithm;
      BOOST_TEST(verifies(key, use_of(vector)) == (algorithm == vector.algorithm));
    }
  }
}

BOOST_AUTO_TEST_CASE(another_challenge_origin_or_type_is_refused) {
  Registered at;
  BOOST_TEST(verifies(at.key, at.authenticator.get(kChallenge)));
  BOOST_TEST(!verifies(at.key, at.authenticator.get("YW5vdGhlciBvbmU")));
  BOOST_TEST(!verifies(at.key, at.authenticator.get("")));
  BOOST_TEST(!verifies(at.key, at.authenticator.sign("webauthn.create", kChallenge)));
  BOOST_TEST(!verify_passkey(kSite, "", at.key, at.authenticator.get("")).has_value());
  at.authenticator.client_data_more = R"(,"origin":"https://hartwell.example")";
  BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)));
  at.authenticator.client_data_more = "";
  for (const char* origin :
       {"https://evil.example", "http://hartwell.example", "https://hartwell.example:444",
        "https://hartwell.example/", "https://sub.hartwell.example", "null"}) {
    at.authenticator.site.origin = origin;
    BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)), origin);
    BOOST_TEST(
        !read_new_passkey(kSite, kChallenge, at.authenticator.create(kChallenge)).has_value(),
        origin);
  }
  at.authenticator.site = {kSite.origin, "evil.example"};
  BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)));
  BOOST_TEST(!read_new_passkey(kSite, kChallenge, at.authenticator.create(kChallenge)).has_value());
}

BOOST_AUTO_TEST_CASE(a_page_framed_by_another_site_is_refused) {
  Registered at;
  PasskeyCreation made = at.authenticator.create(kChallenge);
  const std::string no = R"("crossOrigin":false)";
  made.client_data.replace(made.client_data.find(no), no.size(), R"("crossOrigin":true)");
  BOOST_TEST(!read_new_passkey(kSite, kChallenge, made).has_value());
}

BOOST_AUTO_TEST_CASE(the_user_must_be_present_and_verified) {
  Registered at;
  for (unsigned char flags : {'\0', '\x1', '\x4'}) {
    at.authenticator.flags = flags;
    BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)));
    BOOST_TEST(
        !read_new_passkey(kSite, kChallenge, at.authenticator.create(kChallenge)).has_value());
  }
  at.authenticator.flags = 0x1D;  // and can be, and is, backed up
  BOOST_TEST(verifies(at.key, at.authenticator.get(kChallenge)));
}

BOOST_AUTO_TEST_CASE(a_count_that_does_not_go_on_shows_a_copy_of_the_key) {
  Registered at;
  at.authenticator.count = 10;
  at.key.sign_count =
      verify_passkey(kSite, kChallenge, at.key, at.authenticator.get(kChallenge)).value();
  BOOST_TEST(at.key.sign_count == 11u);
  for (std::uint32_t before : {10u, 9u, 0u}) {
    at.authenticator.count = before;
    BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)));
  }
  at.authenticator.count = 0;
  at.authenticator.counts_by = 0;
  BOOST_TEST(!verifies(at.key, at.authenticator.get(kChallenge)));
  // One that never counts.
  at.key.sign_count = 0;
  BOOST_TEST(verify_passkey(kSite, kChallenge, at.key, at.authenticator.get(kChallenge)).value() ==
             0u);
}

BOOST_AUTO_TEST_CASE(authenticator_data_that_is_cut_anywhere_is_refused) {
  for (const Vector& vector : kVectors) {
    const std::string whole = bytes(vector.created);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      BOOST_TEST(
          !read_new_passkey(kSite, kChallenge, {kCreateData, whole.substr(0, length)}).has_value());
    }
  }
  SoftAuthenticator authenticator{kSite};
  authenticator.credential_id = "fifteen bytes..";
  BOOST_TEST(!read_new_passkey(kSite, kChallenge, authenticator.create(kChallenge)).has_value());
  authenticator.credential_id = "sixteen bytes...";
  BOOST_TEST(read_new_passkey(kSite, kChallenge, authenticator.create(kChallenge)).has_value());
  authenticator.credential_id = std::string(1024, 'x');
  BOOST_TEST(!read_new_passkey(kSite, kChallenge, authenticator.create(kChallenge)).has_value());
}

BOOST_AUTO_TEST_CASE(passkeys_belong_to_host_names_over_tls_and_to_localhost) {
  auto id = [](std::string_view url) {
    auto site = passkey_site(url);
    return site ? site->rp_id : "none";
  };
  BOOST_TEST(id("https://hartwell.example") == "hartwell.example");
  BOOST_TEST(id("https://hartwell.example:8443") == "hartwell.example");
  BOOST_TEST(passkey_site("https://hartwell.example:8443")->origin ==
             "https://hartwell.example:8443");
  BOOST_TEST(id("http://localhost:8080") == "localhost");
  BOOST_TEST(id("http://brightwater.localhost:8080") == "brightwater.localhost");
  for (const char* url :
       {"http://hartwell.example", "http://127.0.0.1:8080", "https://127.0.0.1",
        "https://[::1]:8080", "http://notlocalhost", "", "https://", "hartwell.example"}) {
    BOOST_TEST(id(url) == "none", url);
  }
}

BOOST_AUTO_TEST_CASE(base64url_has_one_spelling) {
  BOOST_TEST(read_base64url("").value() == "");
  BOOST_TEST(read_base64url("Zg").value() == "f");
  BOOST_TEST(read_base64url("Zm9vYmFy").value() == "foobar");
  BOOST_TEST(read_base64url("_-8").value() == "\xff\xef");
  for (const char* text : {"Z", "Zh", "Zg==", "Zg=", "+/8", "Zm 9v", "Zm9v\n", "é"}) {
    BOOST_TEST(!read_base64url(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
