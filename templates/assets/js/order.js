// Requests dragged by their grip, with a mouse or a finger: what is let go posts the same form that moves one.
// The buttons beside each row do it for the keyboard.
(function () {
  'use strict';
  var outline = document.querySelector('[data-sortable]');
  var form = outline && outline.querySelector('[data-place]');
  if (!form || !window.PointerEvent) return;
  var rows = function () { return Array.prototype.slice.call(outline.querySelectorAll('[data-request]')); };
  var svg = function (name, inner) {
    var element = document.createElementNS('http://www.w3.org/2000/svg', name);
    if (inner) element.appendChild(inner);
    return element;
  };
  var sheet = outline.querySelector('.icon use');
  if (!sheet || rows().length < 2) return;
  var icons = sheet.getAttribute('href').split('#')[0];
  var follow = function (row, y) {
    var lists = Array.prototype.slice.call(outline.querySelectorAll('[data-section]'));
    var target = lists[0], before = null;
    lists.forEach(function (list) {
      var top = list.getBoundingClientRect().top;
      var head = list.previousElementSibling;
      if (head && head.classList.contains('outline-head')) top = head.getBoundingClientRect().top;
      if (top <= y) target = list;
    });
    Array.prototype.slice.call(target.querySelectorAll('[data-request]')).some(function (other) {
      if (other === row) return false;
      var box = other.getBoundingClientRect();
      if (y >= box.top + box.height / 2) return false;
      before = other;
      return true;
    });
    if (before ? row.nextElementSibling !== before : row.parentNode !== target || target.querySelector('[data-request]:last-of-type') !== row) {
      target.insertBefore(row, before);
    }
  };
  rows().forEach(function (row) {
    var grip = document.createElement('span');
    var use = svg('use');
    use.setAttribute('href', icons + '#grip');
    var icon = svg('svg', use);
    icon.setAttribute('class', 'icon');
    grip.className = 'grip';
    grip.title = 'Drag to another place';
    grip.setAttribute('aria-hidden', 'true');
    grip.appendChild(icon);
    row.insertBefore(grip, row.firstChild);
    grip.addEventListener('pointerdown', function (event) {
      if (event.button > 0) return;
      event.preventDefault();
      var home = { list: row.parentNode, next: row.nextElementSibling };
      var back = function () { home.list.insertBefore(row, home.next); };
      // Not by the grip: an element that is moved in the document loses the pointer.
      outline.setPointerCapture(event.pointerId);
      row.classList.add('dragged');
      document.body.classList.add('dragging');
      var move = function (at) {
        follow(row, at.clientY);
        if (at.clientY < 60) window.scrollBy(0, -12);
        if (at.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
      };
      var escape = function (key) { if (key.key === 'Escape') { back(); over(); } };
      var over = function () {
        outline.removeEventListener('pointermove', move);
        outline.removeEventListener('pointerup', drop);
        outline.removeEventListener('pointercancel', cancel);
        document.removeEventListener('keydown', escape);
        row.classList.remove('dragged');
        document.body.classList.remove('dragging');
      };
      var cancel = function () { back(); over(); };
      var drop = function () {
        over();
        if (row.parentNode === home.list && row.nextElementSibling === home.next) return;
        var next = row.nextElementSibling;
        form.action = row.getAttribute('data-move');
        form.elements.section.value = row.parentNode.getAttribute('data-section');
        form.elements.before.value = next && next.hasAttribute('data-request') ? next.getAttribute('data-request') : '';
        form.submit();
      };
      outline.addEventListener('pointermove', move);
      outline.addEventListener('pointerup', drop);
      outline.addEventListener('pointercancel', cancel);
      document.addEventListener('keydown', escape);
    });
  });
})();
