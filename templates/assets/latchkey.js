// What pages gain from JavaScript. Every page works without it, and nothing here sends a form by itself:
// mail scanners run scripts too.
(function () {
  'use strict';
  var all = function (selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  };
  var make = function (tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  var language = document.documentElement.lang || undefined;

  // Times in the reader's own zone; the server's words, with their zone, stay as the tooltip. The activity's
  // clock stays as it is: it stands below a day of the office's; and so does the moment of a receipt.
  all('time[datetime*="T"]:not(.log-at, [data-exact])').forEach(function (time) {
    var at = new Date(time.getAttribute('datetime'));
    if (isNaN(at)) return;
    var now = new Date();
    var midnight = function (t) { return new Date(t.getFullYear(), t.getMonth(), t.getDate()); };
    var part = function (options) { return at.toLocaleDateString(language, options); };
    var days = Math.round((midnight(now) - midnight(at)) / 864e5);
    var day = days === 0 ? 'today' : days === 1 ? 'yesterday' :
      (time.getAttribute('data-day') === 'on' || time.hasAttribute('data-on') ? 'on ' : '') + part({ weekday: 'long' }) + ' ' + at.getDate() + ' ' + part({ month: 'long' }) +
      (at.getFullYear() === now.getFullYear() ? '' : ' ' + at.getFullYear());
    time.title = time.textContent.trim();
    time.textContent = time.hasAttribute('data-day') ? day :
      day + ' at ' + at.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  });

  // Copy buttons stay hidden where the browser cannot copy.
  if (navigator.clipboard) {
    all('button[data-copy]').forEach(function (button) {
      var words = button.textContent;
      button.hidden = false;
      button.addEventListener('click', function () {
        var from = document.getElementById(button.getAttribute('data-copy'));
        navigator.clipboard.writeText((from.value || from.textContent).trim()).then(function () {
          button.textContent = 'Copied';
          setTimeout(function () { button.textContent = words; }, 2000);
        });
      });
    });
  }

  // A form that came back with errors: the summary is read first.
  var summary = document.querySelector('.error-summary');
  if (summary) summary.focus();

  // One press, one sending. A page from the back-forward cache may send again.
  var busy = [];
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (busy.indexOf(form) >= 0) {
      event.preventDefault();
      return;
    }
    busy.push(form);
    all('button', form).forEach(function (button) { button.setAttribute('aria-disabled', 'true'); });
  });
  var free = function (form) {
    busy = busy.filter(function (other) { return other !== form; });
    all('button', form).forEach(function (button) { button.removeAttribute('aria-disabled'); });
  };
  window.addEventListener('pageshow', function () {
    busy.slice().forEach(free);
  });

  // Words that were typed and not sent come back when the page does, in this tab: after another form of it was
  // sent, a reload, a dropped connection. They belong to whoever is signed in here, as their csrf does.
  var token = document.querySelector('input[name=csrf]');
  var kept = [];  // of each field of words: its form, and the draft's name
  var drafts = function (work) {
    try { work(window.sessionStorage); } catch (e) { /* storage is full or switched off: nothing is kept */ }
  };
  drafts(function (store) {
    if (!token) return;
    var whose = token.value.slice(0, 16);
    if (store.getItem('whose') !== whose) {
      store.clear();
      store.setItem('whose', whose);
    }
    all('main form textarea[id]').forEach(function (field) {
      var key = location.pathname + '#' + field.id;
      var draft = JSON.parse(store.getItem(key) || '{}');
      // What stands there now must be what was typed upon.
      if (draft.over === field.defaultValue && draft.typed !== field.value) {
        field.value = draft.typed;
        field.parentNode.insertBefore(make('p', 'hint', 'Not saved yet. We kept what you typed.'), field.nextSibling);
      }
      field.addEventListener('input', function () {
        drafts(function () { store.setItem(key, JSON.stringify({ typed: field.value, over: field.defaultValue })); });
      });
      kept.push({ form: field.form, key: key });
    });
  });
  var forget = function (form) {
    kept.forEach(function (one) {
      if (one.form === form) drafts(function (store) { store.removeItem(one.key); });
    });
  };
  document.addEventListener('submit', function (event) {
    if (!event.defaultPrevented) forget(event.target);
  });

  // Words typed into one form, and files chosen in it, are not lost by sending another one or by leaving: the
  // browser asks.
  var unsent = [];  // of each form with a list of files: whether some of them are not there yet
  window.addEventListener('beforeunload', function (event) {
    var typed = all('textarea').some(function (field) {
      return field.value !== field.defaultValue && busy.indexOf(field.form) < 0;
    }) || all('input[type=file]').some(function (field) {
      return field.files.length > 0 && busy.indexOf(field.form) < 0;
    }) || unsent.some(function (waits) { return waits(); });
    if (typed) {
      busy.slice().forEach(free);
      event.preventDefault();
      event.returnValue = '';
    }
  });

  // Files: one POST a file of the same plain form, so that each has its bar and its own refusal; of a form that
  // sends words with them (data-upload="together") one of all.
  var inWords = function (bytes) {
    if (bytes < 1000) return bytes + (bytes === 1 ? ' byte' : ' bytes');
    if (bytes < 999500) return Math.round(bytes / 1000) + ' KB';
    return (bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0) + ' MB';
  };
  all('form[data-upload]').forEach(function (form) {
    var input = form.querySelector('input[type=file]');
    var zone = form.querySelector('.drop, .attach') || form;
    var words = form.querySelector('textarea');
    var limit = Number(input.getAttribute('data-max-bytes')) || Infinity;
    var list = make('ul', 'files');
    var rows = [];
    var together = form.getAttribute('data-upload') === 'together';
    var sending = false;
    var leaving = false;
    list.setAttribute('aria-live', 'polite');
    zone.insertAdjacentElement('afterend', list);
    unsent.push(function () {
      return !leaving && (sending || rows.some(function (row) { return !row.sent && !row.bad; }));
    });

    var say = function (row, words, wrong) {
      row.note.textContent = words;
      row.note.className = wrong ? 'bad' : '';
    };
    var add = function (files) {
      if (sending) return;
      Array.prototype.forEach.call(files, function (file) {
        var row = { file: file, item: make('li'), note: make('small'), bar: make('progress') };
        var text = make('span', 'file-text');
        text.appendChild(make('span', 'file-name', file.name));
        text.appendChild(row.note);
        row.bar.max = 100;
        row.bar.value = 0;
        row.bar.hidden = true;
        row.bar.setAttribute('aria-label', 'Sent of ' + file.name);
        row.drop = make('button', 'btn-text', 'Remove');
        row.drop.type = 'button';
        row.drop.setAttribute('aria-label', 'Remove ' + file.name);
        row.drop.addEventListener('click', function () {
          rows = rows.filter(function (other) { return other !== row; });
          list.removeChild(row.item);
          zone.classList.toggle('chosen', rows.length > 0);
          input.focus();
        });
        [text, row.bar, row.drop].forEach(function (part) { row.item.appendChild(part); });
        list.appendChild(row.item);
        if (!file.size) say(row, 'This file is empty.', row.bad = true);
        else if (file.size > limit) say(row, inWords(file.size) + ': larger than ' + inWords(limit) + '.', row.bad = true);
        else say(row, inWords(file.size));
        rows.push(row);
      });
      input.value = '';
      zone.classList.toggle('chosen', rows.length > 0);
    };
    input.addEventListener('change', function () { add(input.files); });
    var brings = function (event) {
      return event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, 'Files') >= 0;
    };
    ['dragenter', 'dragover'].forEach(function (name) {
      zone.addEventListener(name, function (event) {
        if (!brings(event)) return;
        event.preventDefault();
        zone.classList.add('over');
      });
    });
    ['dragleave', 'drop'].forEach(function (name) {
      zone.addEventListener(name, function (event) {
        zone.classList.remove('over');
        if (!brings(event)) return;
        event.preventDefault();
        if (name === 'drop') add(event.dataTransfer.files);
      });
    });

    // While files go, nothing is added to the form: it would be neither sent nor kept.
    var hold = function (on) {
      sending = on;
      input.disabled = on;
      if (words) words.readOnly = on;
      if (!on) return free(form);
      busy.push(form);
      all('button', form).forEach(function (button) { button.setAttribute('aria-disabled', 'true'); });
    };
    window.addEventListener('pageshow', function () {  // back from where it went
      if (leaving) hold(leaving = false);
    });

    // What the answer's page says of why, and of which field.
    var refusal = function (page) {
      var first = page && page.querySelector('.error-summary li a');
      var why = page && page.querySelector('.error-summary li, .field-error, .lead');
      return { of: first ? first.getAttribute('href') : '',
        words: why ? why.textContent.trim() : 'The file was refused. Try again, or write to us.' };
    };
    var blame = function (field, said) {
      var note = document.getElementById(field.id + '-error');
      if (!note) {
        note = field.parentNode.insertBefore(make('p', 'field-error'), field);
        note.id = field.id + '-error';
      }
      note.textContent = said;
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', note.id);
      field.focus();
    };

    // Sends the files of `group`; `done` is told where the page went, or nothing.
    var post = function (group, done) {
      var body = new FormData();
      var tell = function (said, wrong) {
        group.forEach(function (row) { say(row, said || inWords(row.file.size), wrong); });
        done();
      };
      all('input:not([type=file]), textarea, select', form).forEach(function (field) {
        if (field.name) body.append(field.name, field.value);
      });
      group.forEach(function (row) {
        body.append(input.name, row.file, row.file.name);
        row.bar.hidden = false;
        row.drop.hidden = true;
        say(row, 'Sending ' + inWords(row.file.size));
      });
      var request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.responseType = 'document';
      request.upload.onprogress = function (event) {
        if (event.lengthComputable) group.forEach(function (row) { row.bar.value = 100 * event.loaded / event.total; });
      };
      request.onload = function () {
        if (/[?&]said=session-over/.test(request.responseURL)) {
          return tell('You are signed out. Sign in again in another tab, then press the button once more.', true);
        }
        if (request.status < 400) return done(request.responseURL);
        var why = refusal(request.response);
        if (!words || why.of !== '#' + words.id) return tell(why.words, true);
        tell('');
        blame(words, why.words);
      };
      request.onerror = request.onabort = function () {
        tell('The connection was lost. Press the button to send it again.', true);
      };
      request.send(body);
    };
    // While it runs, the form counts as sent: a second press does nothing.
    form.addEventListener('submit', function (event) {
      if (!rows.length) return;
      event.preventDefault();
      if (sending) return;
      var next = rows.filter(function (row) { return !row.sent && !row.bad; });
      // Words go with all of their files, or not yet.
      var bad = rows.filter(function (row) { return row.bad; })[0];
      if (together && bad) return bad.drop.focus();
      var groups = together ? [next] : next.map(function (row) { return [row]; });
      var landed = '';
      hold(true);
      (function one() {
        var group = groups.shift();
        if (!group) {
          // Every file is there: the page shows them. Otherwise what was refused stays in sight.
          if (!landed || rows.some(function (row) { return !row.sent; })) return hold(false);
          if (together) forget(form);
          leaving = true;
          busy.push(form);  // whoever stayed when the browser asked had freed it
          // And who stays now finds the form empty again.
          setTimeout(function () {
            rows.forEach(function (row) { list.removeChild(row.item); });
            rows = [];
            zone.classList.remove('chosen');
            if (together) words.value = words.defaultValue;
            hold(leaving = false);
          }, 3000);
          return location.assign(landed);
        }
        post(group, function (url) {
          group.forEach(function (row) {
            row.bar.hidden = !url;
            row.drop.hidden = Boolean(url);
            if (!url) return;
            row.sent = true;
            row.bar.value = 100;
            say(row, 'Sent, ' + inWords(row.file.size));
          });
          landed = url || landed;
          one();
        });
      })();
    });
  });
})();
