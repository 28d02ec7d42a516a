/** The page's style: light and dark as the reader's system is, wide and narrow. */
export const STYLE = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff; --soft: #f6f8fa; --line: #d1d9e0;
  --add: #dafbe1; --add-mark: #aceebb; --del: #ffebe9; --del-mark: #ffcecb; --hunk: #ddf4ff; --link: #0969da;
  --ok: #1a7f37; --bad: #cf222e; --mild: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1; --bg: #0d1117; --soft: #151b23; --line: #3d444d;
  --add: #12261e; --add-mark: #1c4428; --del: #301b1e; --del-mark: #542426; --hunk: #131d2e; --link: #4493f8;
  --ok: #3fb950; --bad: #f85149; --mild: #d29922; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; font-weight: 500; margin: .5rem 0; overflow-wrap: anywhere; }
h1 small, .muted { color: var(--muted); font-weight: 400; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--link); }
code, .code { font: 12px/1.5 ui-monospace, monospace; }
.box p code, .box li code, td code { background: var(--soft); border-radius: 4px; padding: .1em .3em; overflow-wrap: anywhere; }
.box, .file { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; overflow: hidden; }
.box > header, .file > summary { background: var(--soft); border-bottom: 1px solid var(--line); padding: .5rem .75rem; }
.file > summary { cursor: pointer; overflow-wrap: anywhere; }
.file:not([open]) > summary { border-bottom: 0; }
.box > div { padding: .25rem .75rem; }
.box table { border-collapse: collapse; } .box td, .box th { border: 1px solid var(--line); padding: .25rem .6rem; }
.badge { border-radius: 2em; padding: .1rem .6rem; color: #fff; font-weight: 500; font-size: .85rem; }
.success { background: var(--ok); } .failure { background: var(--bad); } .neutral { background: var(--muted); }
.error { border-color: var(--bad); padding: .5rem .75rem; }
.diff { width: 100%; border-collapse: collapse; table-layout: fixed; }
.diff td { vertical-align: top; padding: 0 .5rem; }
.diff .n { width: 3.2rem; text-align: right; color: var(--muted); user-select: none; }
.diff .code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.added .code { background: var(--add); } .added .n { background: var(--add-mark); }
.deleted .code { background: var(--del); } .deleted .n { background: var(--del-mark); }
.hunk td { background: var(--hunk); color: var(--muted); padding: .2rem .5rem; }
.comment > td { padding: .25rem .75rem; background: var(--soft); }
.comment .box { background: var(--bg); max-width: 52rem; }
.suggestion { border: 1px solid var(--line); border-radius: 6px; overflow: hidden; margin: .5rem 0; }
.suggestion header { background: var(--soft); padding: .3rem .6rem; color: var(--muted); border-bottom: 1px solid var(--line); }
.suggestion .code { padding: 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.suggestion .deleted { background: var(--del); } .suggestion .added { background: var(--add); }
form { margin: .5rem 0; } form.row { display: flex; gap: .5rem; flex-wrap: wrap; }
textarea, input:not([type=hidden]) { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem; }
textarea { display: block; width: 100%; margin: .25rem 0 .5rem; } form.row input { flex: 1 1 12rem; min-width: 0; }
button.plain { background: var(--soft); color: var(--fg); } .reactions { margin: .25rem 0; } pre { overflow-x: auto; }
 button { font: inherit; padding: .3rem .8rem; border-radius: 6px; border: 1px solid var(--line); background: var(--ok);
  color: #fff; cursor: pointer; } button:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 40rem) { main { padding: .5rem; } .diff .n { width: 2.1rem; padding: 0 .2rem; font-size: 10px; } .diff .old { display: none; }
  .comment > td { padding: .25rem; } }
`;
