// Staff's navigation is one row on a phone: where one is comes into sight.
(function () {
  'use strict';
  var nav = document.querySelector('.office .side-nav');
  var here = nav && nav.querySelector('[aria-current]');
  if (!here || nav.scrollWidth <= nav.clientWidth) return;
  nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
})();
