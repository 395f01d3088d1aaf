"""Where does a reader come back to, who went away to sign in?

The provider sends everybody back to the front page. Where they were, path and
query, waits in the browser's own store for this window meanwhile; whatever is
found there, nobody is sent to another site.
"""

SIGN_IN_KEY = "chrome_sign_in"
SCRIPT = f"""<script>
(() => {{
  if (window.scrutinyComesBack) return;
  window.scrutinyComesBack = true;
  const name = "scrutiny-come-back-to";
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  if (kept) {{
    const wanted = new URL(kept, location.origin);
    const here = wanted.origin === location.origin
      && !wanted.pathname.startsWith("//");
    if (here && wanted.href !== location.href) location.replace(wanted.href);
  }}
  document.addEventListener("click", event => {{
    if (event.target.closest('[class*="st-key-{SIGN_IN_KEY}"] button')) {{
      sessionStorage.setItem(name, location.pathname + location.search);
    }}
  }}, true);
}})();
</script>"""
