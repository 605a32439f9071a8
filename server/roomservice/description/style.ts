/** The page of the API in the console's colours, light and dark as the reader's system is. */
export const pageStyle = `
:root{color-scheme:light dark;--bg:light-dark(#f1f4f6,#0c1215);--surface:light-dark(#fff,#131b1f);--sunk:light-dark(#f6f8f9,#0f1619);
--ink:light-dark(#13212b,#e3ebee);--ink2:light-dark(#435560,#b0bec5);--line:light-dark(#d9e1e6,#2b383e);--accent:light-dark(#0a6886,#5ab7d3);
--read:light-dark(#17744a,#5fc28e);--write:light-dark(#8a5100,#e6af4e);--end:light-dark(#b42b1a,#f38d7d)}
*{box-sizing:border-box}
body{margin:0;display:grid;grid-template-columns:220px minmax(0,1fr);background:var(--bg);color:var(--ink);font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px 16px;border-right:1px solid var(--line)}
nav ul{list-style:none;margin:12px 0 0;padding:0}nav a{display:block;padding:3px 8px}nav .top{font-weight:600}
main{max-width:960px;padding:24px 32px 96px}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
h1{font-size:24px;margin:0 0 8px}h2{font-size:18px;margin:40px 0 12px}h3{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}h4{font-size:13px;margin:14px 0 4px;color:var(--ink2)}
article{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px 20px;margin:0 0 12px}
article,section,tr{scroll-margin-top:16px}:target{border-color:var(--accent)}tr:target{background:var(--sunk)}
p{margin:4px 0}.who,.refusals,i{color:var(--ink2)}i{margin-left:8px;font-style:normal;font-size:12px}
code,pre{font:13px/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{background:var(--sunk);border:1px solid var(--line);border-radius:6px;padding:12px;overflow:auto}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:5px 8px;border-bottom:1px solid var(--line)}
th{font-weight:400;width:32%}tr:last-child>*{border-bottom:0}
h3 b{display:inline-block;min-width:58px;color:var(--write)}.GET{color:var(--read)!important}.DELETE{color:var(--end)!important}
.refusals a{display:inline-block;margin-right:12px}
@media(max-width:760px){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}nav ul{columns:2}main{padding:16px}article{padding:12px}th{width:40%}}
@media print{nav{display:none}body{display:block}}
`;
