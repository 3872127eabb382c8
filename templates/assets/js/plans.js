// The grace of a sending, counted by this device's own clock from when the page came. When it is over
// the page is loaded again, which then says that it went out.
(function () {
  'use strict';
  var plans = document.querySelectorAll('[data-countdown]');
  if (!plans.length) return;
  var came = performance.now();
  var begun = false;
  document.addEventListener('input', function () { begun = true; });
  var tick = function () {
    var over = true;
    Array.prototype.forEach.call(plans, function (plan) {
      var left = Math.ceil(Number(plan.getAttribute('data-countdown')) - (performance.now() - came) / 1000);
      var words = plan.querySelector('[data-left]');
      if (left > 0) {
        over = false;
        words.textContent = 'in ' + left + (left === 1 ? ' second' : ' seconds');
      } else if (plan.getAttribute('data-countdown') !== '0') {
        words.textContent = 'now';
      }
    });
    if (!over) return;
    clearInterval(timer);
    // The mailer looks every second. What somebody has begun to type is not thrown away, and what was said
    // of the last step is not said again.
    var here = new URL(location.href);
    here.searchParams.delete('said');
    here.hash = '';
    setTimeout(function () { if (!begun) location.replace(here); }, 3000);
  };
  var timer = setInterval(tick, 1000);
  tick();
})();
