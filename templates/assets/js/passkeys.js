// Forms that a passkey fills in. They stay hidden where the browser knows none.
(function () {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  // A challenge lasts five minutes on the server.
  var kOld = 4.5 * 60 * 1000;
  var begun = Date.now();

  var bytes = function (text) {
    var binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, function (c) { return c.charCodeAt(0); });
  };
  var text = function (buffer) {
    var binary = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };
  var ids = function (list) {
    return list.split(',').filter(Boolean).map(function (id) {
      return { type: 'public-key', id: bytes(id) };
    });
  };
  var options = function (form) {
    var said = form.dataset;
    var common = { challenge: bytes(said.challenge), timeout: 3e5 };
    if (said.passkey === 'get') {
      return Object.assign(common, { rpId: said.host, allowCredentials: ids(said.allowed), userVerification: 'required' });
    }
    return Object.assign(common, {
      rp: { id: said.host, name: said.site },
      user: { id: bytes(said.user), name: said.userName, displayName: said.userName },
      pubKeyCredParams: [-7, -8, -257].map(function (alg) { return { type: 'public-key', alg: alg }; }),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      excludeCredentials: ids(said.known),
      attestation: 'none'
    });
  };
  var fill = function (form, made) {
    var answer = made.response;
    var put = function (name, value) { form.elements[name].value = value; };
    put('client_data', text(answer.clientDataJSON));
    if (form.dataset.passkey === 'get') {
      put('credential', text(made.rawId));
      put('authenticator_data', text(answer.authenticatorData));
      put('signature', text(answer.signature));
    } else {
      put('authenticator_data', text(answer.getAuthenticatorData()));
    }
  };

  Array.prototype.forEach.call(document.querySelectorAll('form[data-passkey]'), function (form) {
    var problem = form.querySelector('[data-passkey-problem]');
    var asking = false;
    form.hidden = false;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (asking) return;
      if (Date.now() - begun > kOld) return location.reload();
      asking = true;
      problem.hidden = true;
      navigator.credentials[form.dataset.passkey]({ publicKey: options(form) }).then(function (made) {
        fill(form, made);
        form.submit();
      }).catch(function () {
        asking = false;
        problem.hidden = false;
      });
    });
  });
  Array.prototype.forEach.call(document.querySelectorAll('[data-passkey-missing]'), function (words) {
    words.hidden = true;
  });
})();
