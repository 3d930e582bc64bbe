// Light or dark: the system's choice unless the reader made one. Runs before the first frame.
(function (root) {
  var key = 'digest-scheme', system = matchMedia('(prefers-color-scheme: dark)');
  function kept() { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function keep(scheme) { try { scheme ? localStorage.setItem(key, scheme) : localStorage.removeItem(key); } catch (e) { /* for this page only */ } }
  function show(scheme) { if (scheme === 'dark' || scheme === 'light') root.dataset.scheme = scheme; else delete root.dataset.scheme; }
  function dark() { return (root.dataset.scheme || (system.matches ? 'dark' : 'light')) === 'dark'; }
  show(kept());
  addEventListener('DOMContentLoaded', function () {
    var button = document.getElementById('scheme');
    function label() { button.textContent = dark() ? button.dataset.light : button.dataset.dark; }
    button.addEventListener('click', function () {
      var wish = dark() ? 'light' : 'dark';
      wish = (wish === 'dark') === system.matches ? null : wish;
      show(wish); keep(wish); label();
    });
    system.addEventListener('change', label);
    addEventListener('storage', function (event) { if (event.key === key) { show(event.newValue); label(); } });
    button.hidden = false; label();
  });
})(document.documentElement);
