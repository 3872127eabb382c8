// The list of work: one box ticks all, a count says how many, and what can be done with them stays in sight.
(function () {
  'use strict';
  var form = document.querySelector('form[data-bulk]');
  if (!form) return;
  var boxes = Array.prototype.slice.call(form.querySelectorAll('input[name=work]'));
  var words = form.querySelector('[data-ticked]');
  var link = form.querySelector('[data-tick-all]');
  var none = words.textContent;
  var ticked = function () { return boxes.filter(function (box) { return box.checked; }).length; };
  var tell = function () {
    var count = ticked();
    words.textContent = count ? count + ' ticked:' : none;
    link.textContent = count === boxes.length ? 'Untick all' : 'Tick all on this page';
    form.classList.toggle('bulk-some', count > 0);
  };
  form.classList.add('bulk-ready');
  form.addEventListener('change', tell);
  link.addEventListener('click', function (event) {
    event.preventDefault();
    var all = ticked() < boxes.length;
    boxes.forEach(function (box) { box.checked = all; });
    tell();
  });
  // Nothing ticked: the page that would say so is not asked for.
  form.addEventListener('submit', function (event) {
    if (ticked()) return;
    event.preventDefault();
    words.textContent = 'Tick some work first.';
  });
  window.addEventListener('pageshow', tell);
  tell();
})();
