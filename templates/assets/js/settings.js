// The firm's colour while it is chosen: how it looks and reads, in light and dark. The server has the last word.
(function () {
  'use strict';
  var field = document.querySelector('[data-contrast]');
  if (!field) return;
  var least = Number(field.getAttribute('data-contrast'));
  var input = field.querySelector('input');
  var samples = field.querySelector('[data-samples]');
  var verdict = field.querySelector('[data-verdict]');
  // A rule of the page's own sheet: no element gets a style attribute, which the pages do without.
  var sheet = document.styleSheets[0];
  var chosen = sheet.cssRules[sheet.insertRule('.samples .sample { }', sheet.cssRules.length)].style;
  var canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;
  // A computed colour may be an oklch(); what is painted is what it is.
  var channels = function (colour) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [].slice.call(canvas.getImageData(0, 0, 1, 1).data, 0, 3);
  };
  // WCAG 2.2, relative luminance and contrast ratio.
  var luminance = function (rgb) {
    var parts = rgb.map(function (part) {
      part /= 255;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  var contrast = function (one, other) {
    var both = [luminance(channels(one)), luminance(channels(other))];
    both.sort(function (a, b) { return b - a; });
    return (both[0] + 0.05) / (both[1] + 0.05);
  };
  var hex = function (rgb) {
    return '#' + rgb.map(function (part) { return ('0' + part.toString(16)).slice(-2); }).join('');
  };
  var darker = function (ground) {
    var rgb = channels(input.value);
    for (var step = 0; step < 100 && contrast(hex(rgb), ground) < least; ++step) {
      rgb = rgb.map(function (part) { return Math.floor(part * 96 / 100); });
    }
    return hex(rgb);
  };
  var figure = function (ratio) { return (Math.floor(ratio * 10) / 10).toFixed(1) + ' to 1'; };
  var show = function () {
    var lowest = [];
    chosen.setProperty('--sample', input.value);
    [].forEach.call(samples.querySelectorAll('.sample'), function (sample) {
      var button = getComputedStyle(sample.querySelector('.sample-button'));
      var text = getComputedStyle(sample.querySelector('.sample-text')).color;
      var ratio = Math.min(contrast(button.color, button.backgroundColor),
        contrast(text, getComputedStyle(sample).backgroundColor));
      lowest.push(ratio);
      sample.querySelector('[data-figure]').textContent = figure(ratio);
    });
    var fits = Math.min.apply(null, lowest) >= least;
    verdict.textContent = fits ? 'Reads well in light and dark.' :
      'Too light to read: it takes ' + figure(least) + '. ' +
      darker(getComputedStyle(samples.querySelector('.sample-light')).backgroundColor) + ' would do.';
    verdict.classList.toggle('bad', !fits);
  };
  samples.hidden = verdict.hidden = false;
  input.addEventListener('input', show);
  show();
})();
