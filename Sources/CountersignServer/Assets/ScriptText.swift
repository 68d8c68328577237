// SPDX-License-Identifier: Apache-2.0

/// The one script: it only improves pages that work without it. No markup is made from text, so that it runs under
/// `require-trusted-types-for 'script'` without a policy.
enum ScriptText {
    static let enhance = #"""
        (function () {
          'use strict';
          var find = function (role, root) { return (root || document).querySelector('[data-role="' + role + '"]'); };

          // A form with errors: to the list of them.
          var errors = find('errors');
          if (errors) errors.focus();

          // Drop, paste, progress.
          var form = find('drop');
          if (form) enhanceForm(form);

          function enhanceForm(form) {
            var input = form.querySelector('input[type=file]');
            var hint = find('enhanced', form);
            var box = find('progress', form);
            var bar = box && box.querySelector('progress');
            var words = box && box.querySelector('[role=status]');
            var button = form.querySelector('button[type=submit]');
            if (!input || !window.FormData || !window.DataTransfer) return;
            if (hint) hint.hidden = false;

            function take(files) {
              if (!files || !files.length) return false;
              var transfer = new DataTransfer();
              for (var n = 0; n < (input.multiple ? files.length : 1); n++) transfer.items.add(files[n]);
              input.files = transfer.files;
              input.dispatchEvent(new Event('change', { bubbles: true }));
              return true;
            }
            ['dragenter', 'dragover'].forEach(function (name) {
              document.addEventListener(name, function (event) {
                if (!event.dataTransfer || Array.prototype.indexOf.call(event.dataTransfer.types, 'Files') < 0) return;
                event.preventDefault();
                form.classList.add('over');
              });
            });
            document.addEventListener('dragleave', function (event) {
              if (!event.relatedTarget) form.classList.remove('over');
            });
            document.addEventListener('drop', function (event) {
              form.classList.remove('over');
              if (!event.dataTransfer || !event.dataTransfer.files.length) return;
              event.preventDefault();
              if (take(event.dataTransfer.files)) button.focus();
            });
            document.addEventListener('paste', function (event) {
              if (event.clipboardData && take(event.clipboardData.files)) { event.preventDefault(); button.focus(); }
            });

            form.addEventListener('submit', function (event) {
              if (!box || !window.XMLHttpRequest || !input.files.length) return;
              event.preventDefault();
              var request = new XMLHttpRequest();
              request.open('POST', form.action);
              request.upload.onprogress = function (step) {
                if (!step.lengthComputable) return;
                bar.value = Math.round(100 * step.loaded / step.total);
              };
              request.upload.onload = function () {
                bar.removeAttribute('value');
                words.textContent = words.getAttribute('data-text');
              };
              request.onload = function () {
                // A result: go there. Anything else is a page with words in it: let the browser fetch it by itself.
                if (request.status >= 200 && request.status < 300 && request.responseURL && request.responseURL !== form.action) {
                  location.assign(request.responseURL);
                } else {
                  plain();
                }
              };
              request.onerror = plain;
              button.disabled = true;
              box.hidden = false;
              request.send(new FormData(form));
              function plain() {
                box.hidden = true;
                button.disabled = false;
                form.submit();
              }
            });
          }

          // While a check is at work: ask for the result, say so once.
          if (find('working')) {
            var tries = 0;
            (function ask() {
              if (tries++ > 60) return;
              setTimeout(function () {
                var id = location.pathname.split('/').pop();
                fetch('/api/v1/checks/' + encodeURIComponent(id), { credentials: 'omit' }).then(function (reply) {
                  if (reply.status === 202) ask(); else location.reload();
                }, ask);
              }, 2000);
            })();
          }

          // A batch at work: how far it is, and the page anew when it is done.
          var batch = find('batch');
          if (batch) {
            (function look() {
              setTimeout(function () {
                fetch(batch.getAttribute('data-kind')).then(function (reply) { return reply.json(); }).then(function (at) {
                  batch.querySelector('progress').value = at.done;
                  batch.querySelector('[role=status]').textContent = batch.getAttribute('data-text')
                    .replace('{done}', String(at.done)).replace('{total}', String(at.total));
                  if (at.running) look(); else location.reload();
                }, look);
              }, 2000);
            })();
          }

          // Paper.
          var print = find('print');
          if (print) {
            print.hidden = false;
            print.addEventListener('click', function () { window.print(); });
          }

          // The slider lays the original over the checked file.
          var slider = find('slider');
          var control = find('slider-control');
          if (slider && control) {
            var over = slider.querySelectorAll('.canvas')[1];
            var range = control.querySelector('input');
            var value = control.querySelector('output');
            if (over) {
              slider.classList.add('stacked');
              control.hidden = false;
              var set = function () {
                var share = Number(range.value);
                var text = slider.getAttribute('data-text')
                  .replace('{checked}', String(share)).replace('{original}', String(100 - share));
                over.style.clipPath = 'inset(0 0 0 ' + share + '%)';
                value.textContent = text;
                range.setAttribute('aria-valuetext', text);
              };
              range.addEventListener('input', set);
              set();
            }
          }
        })();

        """#
}
