// The two minutes of a hand-over's code, counted by this device's own clock from when the page came.
(function () {
  'use strict';
  var code = document.querySelector('[data-hand-over]');
  if (!code) return;
  var title = document.querySelector('[data-when-over]');
  var done = document.querySelector('[data-hand-over-done]');
  var words = code.querySelector('[data-left]');
  var end = performance.now() + Number(code.getAttribute('data-seconds')) * 1000;
  var tick = function () {
    var left = Math.ceil((end - performance.now()) / 1000);
    if (left <= 0) {
      title.textContent = title.getAttribute('data-when-over');
      code.hidden = true;
      done.hidden = false;
      clearInterval(timer);
      return;
    }
    words.textContent = 'It works once, for ' + Math.floor(left / 60) + ':' + ('0' + left % 60).slice(-2) + ' more.';
  };
  var timer = setInterval(tick, 1000);
  tick();
  // From the back-forward cache the page may be long over.
  window.addEventListener('pageshow', tick);
})();
