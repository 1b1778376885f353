// Characters and sequences of DIN 91379:2022-08, ranges for classes of regular expressions. Written by scripts/write-din-91379.ts.
// Source: String-Latin/DIN-91379-Characters-and-Sequences, list 1.3, CC BY 4.0; only its code points are used, grouped anew.

/** Latin letters, normative. */
export const letters =
  'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e\u0187\u0188\u018f\u0197\u01a0\u01a1\u01af\u01b0\u01b7\u01cd-\u01dc\u01de\u01df\u01e2-\u01f0\u01f4\u01f5\u01f8-\u01ff\u0212\u0213\u0218-\u021b\u021e\u021f\u0227-\u0233\u0259\u0268\u0292\u1e02\u1e03\u1e06\u1e07\u1e0a-\u1e11\u1e17\u1e1c-\u1e2b\u1e2f-\u1e37\u1e3a\u1e3b\u1e40-\u1e49\u1e52-\u1e5b\u1e5e-\u1e63\u1e6a-\u1e6f\u1e80-\u1e87\u1e8c-\u1e97\u1e9e\u1ea0-\u1ef9'

/** Non-letters of names (N1), of other one-line texts (N2) and of free text (N3, N4). */
export const signs = {
  A: " ',-.`~\u00a8\u00b4\u00b7\u02b9\u02ba\u02be\u02bf\u02c8\u02cc\u2019\u2021",
  B: '!-&(-+/-@[-_{-}\u00a1-\u00a3\u00a5\u00a7\u00a9-\u00ac\u00ae-\u00b3\u00b5\u00b6\u00b9-\u00bb\u00bf\u00d7\u00f7\u20ac',
  C: '\u0009\u000a\u000d\u00a0\u00a4\u00a6\u00b8\u00bc-\u00be',
}

/** Sequences: what follows a letter, and the letters that it may follow; long ones first. */
export const sequences = [
  ['\u0328\u0306', 'Cc'],
  ['\u035fH', 'K'],
  ['\u035fh', 'Kk'],
  ['\u0325\u0304', 'LRlr'],
  ['\u031b\u0304', 'Ss'],
  ['\u030b', 'Aa'],
  ['\u0300', 'CFGKMPSTZcfgkmpstz'],
  ['\u0304', 'CFHKNPSTZcfhknpstz\u00db\u00fb\u1e32\u1e33\u1e62\u1e63\u1e6c\u1e6d\u1ee4\u1ee5'],
  ['\u0306', 'CMNRZcmnrz\u00c7\u00e7'],
  ['\u0308', 'CTZcz\u1ea0\u1ea1\u1ecc\u1ecd\u1ee4\u1ee5'],
  ['\u0315', 'CKPTckpt\u010c\u010d'],
  ['\u0323', 'CPcp\u010c\u010d'],
  ['\u0326', 'CHKLNchkln\u017d\u017e'],
  ['\u0302', 'DK-Ndk-n'],
  ['\u0331', 'HSs'],
  ['\u0301', 'Jj\u00ff\u012a\u012b'],
  ['\u030c', 'J'],
  ['\u0307', 'KUku'],
  ['\u031b', 'KTkt'],
  ['\u0325', 'LRlr'],
  ['\u0310', 'Mm'],
  ['\u0327', 'Zz\u017d\u017e'],
  ['\u030d', '\u0113\u014d'],
] as const
