// A list that follows what is typed: the form's own page is fetched, and the part of it that data-live names
// takes the place of the one here. Without this the form's button does the same.
(function () {
  'use strict';
  var form = document.querySelector('form[data-live]');
  if (!form || !window.fetch || !window.DOMParser) return;
  var id = form.getAttribute('data-live');
  var field = form.querySelector('input[type=search]');
  var said = document.createElement('p');
  var last = field.value.trim();
  var asked = 0;
  var timer;
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  form.appendChild(said);
  var url = function () {
    var query = new URLSearchParams(new FormData(form));
    if (!field.value.trim()) query.delete('q');
    var text = query.toString();
    return form.getAttribute('action') + (text ? '?' + text : '');
  };
  var show = function (text, to) {
    var page = new DOMParser().parseFromString(text, 'text/html');
    var found = page.getElementById(id);
    if (!found) return location.assign(to);  // the session is over
    document.getElementById(id).replaceWith(found);
    history.replaceState(null, '', to);
    var rows = found.querySelectorAll('tbody tr').length;
    said.textContent = rows === 0 ? 'Nothing found' : rows === 1 ? '1 found' : rows + ' found on this page';
  };
  var look = function () {
    var words = field.value.trim();
    if (words === last) return;
    last = words;
    var number = ++asked;
    var to = url();
    fetch(to, { credentials: 'same-origin' }).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    }).then(function (text) {
      // An answer that was overtaken by a later question is dropped.
      if (number === asked) show(text, to);
    }).catch(function () { last = null; });
  };
  field.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
})();
