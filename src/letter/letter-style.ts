/** Of the printed page: the sheet of the design language, A4, always light. */
export const LETTER_STYLE = `
*{box-sizing:border-box;margin:0;padding:0}
body{background:#f3f1eb;color:#15181c}
.sheet{width:210mm;min-height:296.8mm;margin:0 auto;background:#fff;padding:14mm 22mm 12mm 25mm;font:400 10pt/1.35 "Source Sans 3","Source Sans Pro","Segoe UI",Arial,sans-serif}
h1{font:600 16pt/1.2 "Source Serif 4",Georgia,serif;margin:0 0 3.4mm;text-wrap:balance}
h2{font:600 11.4pt/1.3 "Source Serif 4",Georgia,serif;margin:3.2mm 0 .9mm}
p+p,ul+p,p+ul{margin-top:1.2mm}
b{font-weight:600}
.head{display:flex;justify-content:space-between;gap:8mm;font-size:9pt;color:#474d55;margin-bottom:6mm}
.head b{font-size:11pt;color:#15181c}
.head .to{text-align:right;margin:0}
.specimen{border:1px solid #85827b;padding:1mm 2mm;font-size:8.6pt;margin-bottom:4mm}
svg{display:block;width:600px;max-width:100%;height:auto;margin-top:2.4mm;font-size:13px}
svg .m{fill:#626871}svg .you{font-size:15px}
table{border-collapse:collapse;width:100%;font-size:9.4pt}
th{text-align:left;font-weight:400;vertical-align:top}
thead th{font-size:8.4pt;color:#474d55;padding:0 4mm .8mm 0}
tbody th,td{border-top:1px solid #d9d5cb;padding:.9mm 4mm .9mm 0;vertical-align:top}
tbody th{width:56%}tbody th span{font-size:8.4pt;color:#626871}
ul{list-style:none}li{padding-left:4.5mm;position:relative;margin-top:.4mm}li::before{content:"–";position:absolute;left:0;color:#626871}
.end{margin-top:3.4mm}
footer{margin-top:3.4mm;padding-top:1.6mm;border-top:1px solid #d9d5cb;font-size:8pt;color:#626871;line-height:1.35}
@page{size:A4;margin:0}
@media print{body{background:#fff}h2,tr{break-after:avoid;break-inside:avoid}}
@media screen and (max-width:210mm){.sheet{width:auto;padding:6mm}}
`
