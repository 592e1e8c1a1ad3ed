import LessonScript
import Testing

/// The part of the format that is shared with CommonMark reads as CommonMark reads it.
///
/// Numbers name the examples of the specification 0.31.2 from which a line is taken, often shortened;
/// tables are after section 4.10 of GitHub's specification 0.29.
@Suite struct CommonMarkTests {
  private func check(_ cases: KeyValuePairs<String, String>) throws {
    for (text, expected) in cases {
      let blocks = try? page(text).blocks
      #expect(blocks.map(shape) == expected, "\(text.debugDescription)")
    }
  }

  @Test func leafBlocks() throws {
    try check([
      "***\n---\n___": "hr hr hr",  // 43
      " - - -": "hr",  // 51
      "_ _ _ _ a": "p(_ _ _ _ a)",  // 55
      "*-*": "p(em(-))",  // 56
      "- foo\n***\n- bar": "ul(li(p(foo))) hr ul(li(p(bar)))",  // 57
      "### foo\n#### foo\n##### foo\n###### foo": "h3(foo) h4(foo) h5(foo) h6(foo)",  // 62
      "####### foo": "p(####### foo)",  // 63
      "#5 bolt\n\n#hashtag": "p(#5 bolt) p(#hashtag)",  // 64
      "\\## foo": "p(## foo)",  // 65
      "### foo ##################################\n##### foo ##": "h3(foo) h5(foo)",  // 72
      "### foo ### b": "h3(foo ### b)",  // 74
      "### foo \\###\n#### foo#": "h3(foo ###) h4(foo#)",  // 75, 76
      "    a simple\n      indented code block": "pre(a simple⏎  indented code block)",  // 107
      "  - foo\n\n    bar": "ul(li(p(foo) p(bar)))",  // 108
      "Foo\n    bar": "p(Foo bar)",  // 113
      "    chunk1\n\n    chunk2\n  \n \n \n    chunk3": "pre(chunk1⏎⏎chunk2⏎⏎⏎⏎chunk3)",  // 111
      "```\n<\n >\n```": "pre(<⏎ >)",  // 119
      "~~~\naaa\n```\n~~~": "pre(aaa⏎```)",  // 123
      "````\naaa\n```\n``````": "pre(aaa⏎```)",  // 124
      "   ```\n   aaa\n    aaa\n  aaa\n   ```": "pre(aaa⏎ aaa⏎aaa)",  // 133
      "```ruby startline=3\ndef\n```": "preruby(def)",  // 143
      "\tfoo\tbaz\t\tbim": "pre(foo\tbaz\t\tbim)",  // 1
      "  \tfoo\tbaz\t\tbim": "pre(foo\tbaz\t\tbim)",  // 2
      "    a\ta\n    ὐ\ta": "pre(a\ta⏎ὐ\ta)",  // 3
      "  - foo\n\n\tbar": "ul(li(p(foo) p(bar)))",  // 4
      "- foo\n\n\t\tbar": "ul(li(p(foo) pre(  bar)))",  // 5
      "```\n\ta\tb\n```": "pre(\ta\tb)",
      "aaa\n\nbbb": "p(aaa) p(bbb)",  // 219
      "aaa\n             bbb\n   ccc": "p(aaa bbb ccc)",  // 223
      "aaa     \nbbb     ": "p(aaa⏎bbb)",  // 226
    ])
  }

  @Test func quotesAndLists() throws {
    try check([
      "> ### Foo\n> bar": "quote(h3(Foo) p(bar))",  // 228
      "> bar\nbaz\n> foo": "quote(p(bar baz foo))",  // 233
      "> foo\n---": "quote(p(foo)) hr",  // 234
      "> - foo\n- bar": "quote(ul(li(p(foo)))) ul(li(p(bar)))",  // 235
      ">     foo\n    bar": "quote(pre(foo)) pre(bar)",  // 236
      "> foo\n\n> bar": "quote(p(foo)) quote(p(bar))",  // 242
      "> > > foo\nbar": "quote(quote(quote(p(foo bar))))",  // 250
      "- one\n\n two": "ul(li(p(one))) p(two)",  // 255
      "   > > 1.  one\n>>\n>>     two": "quote(quote(ol1(li(p(one) p(two)))))",  // 259
      "-one\n\n2.two": "p(-one) p(2.two)",  // 261
      "123456789. ok": "ol123456789(li(p(ok)))",  // 265
      "1234567890. not ok": "p(1234567890. not ok)",  // 266
      "0. ok": "ol0(li(p(ok)))",  // 267
      "- foo\n\n      bar": "ul(li(p(foo) pre(bar)))",  // 270
      "-\n  foo\n-\n  ```\n  bar\n  ```": "ul(li(p(foo)) li(pre(bar)))",  // 278
      "-\n\n  foo": "ul(li()) p(foo)",  // 280
      "- foo\n-\n- bar": "ul(li(p(foo)) li() li(p(bar)))",  // 281
      "- foo\n-   \n- bar": "ul(li(p(foo)) li() li(p(bar)))",  // 282
      "1. foo\n2.\n3. bar": "ol1(li(p(foo)) li() li(p(bar)))",  // 283
      "*": "ul(li())",  // 284
      "foo\n*\n\nfoo\n1.": "p(foo *) p(foo 1.)",  // 285
      "> 1. > Blockquote\ncontinued here.":
        "quote(ol1(li(quote(p(Blockquote continued here.)))))",  // 292
      "- foo\n  - bar\n    - baz": "ul(li(p(foo) ul(li(p(bar) ul(li(p(baz)))))))",  // 294
      "10) foo\n    - bar": "ol10(li(p(foo) ul(li(p(bar)))))",  // 296
      "- - foo": "ul(li(ul(li(p(foo)))))",  // 298
      "- foo\n- bar\n+ baz": "ul(li(p(foo)) li(p(bar))) ul(li(p(baz)))",  // 301
      "1. foo\n2. bar\n3) baz": "ol1(li(p(foo)) li(p(bar))) ol3(li(p(baz)))",  // 302
      "The number\n14. The windows": "p(The number 14. The windows)",  // 304
      "The number\n1. The windows": "p(The number) ol1(li(p(The windows)))",  // 305
      "- a\n - b\n  - c\n   - d\n    - e": "ul(li(p(a)) li(p(b)) li(p(c)) li(p(d - e)))",  // 312
      "* a\n  > b\n  >\n* c": "ul(li(p(a) quote(p(b))) li(p(c)))",  // 320
      "-\t\tfoo": "ul(li(pre(  foo)))",  // 7
      ">\t\tfoo": "quote(pre(  foo))",  // 6
    ])
  }

  @Test func codeSpansEscapesAndBreaks() throws {
    try check([
      "\\!\\\"\\#\\→\\A\\é": "p(!\"#\\→\\A\\é)",  // 12, 13
      "\\*not em* \\`not code` \\[not](a)": "p(*not em* `not code` [not](a))",  // 14
      "foo\\\nbar": "p(foo⏎bar)",  // 16
      "`` \\[\\` ``": "p(code(\\[\\`))",  // 17
      "`` foo ` bar ``": "p(code(foo ` bar))",  // 329
      "` `` `": "p(code(``))",  // 330
      "`  ``  `": "p(code( `` ))",  // 331
      "` `": "p(code( ))",  // 334
      "``\nfoo \nbar  \nbaz\n``": "p(code(foo  bar   baz))",  // 335
      "`foo\\`bar`": "p(code(foo\\)bar`)",  // 338
      "*foo`*`": "p(*foocode(*))",  // 341
      "```foo``": "p(```foo``)",  // 347
      "`foo``bar``": "p(`foocode(bar))",  // 349
      "foo  \nbaz\n qux  ": "p(foo⏎baz qux)",  // 633
      "foo\\\nbaz": "p(foo⏎baz)",  // 634
      "foo  \n     bar": "p(foo⏎bar)",  // 636
      "*foo  \nbar*": "p(em(foo⏎bar))",  // 638
      "*foo\\\nbar*": "p(em(foo⏎bar))",  // 639
      "**foo  \nbar** [a\\\nb](c)": "p(strong(foo⏎bar) a(a⏎b → c))",
      "`code  \nspan`": "p(code(code   span))",  // 640
      "`code\\\nspan`": "p(code(code\\ span))",  // 641
      "foo\\": "p(foo\\)",  // 644
      "foo \n baz": "p(foo baz)",  // 649
      "Foo χρῆν  multiple     spaces": "p(Foo χρῆν  multiple     spaces)",  // 651, 652
    ])
  }

  @Test func emphasis() throws {
    try check([
      "*foo bar* a * foo bar* a*\"foo\"*": "p(em(foo bar) a * foo bar* a*\"foo\"*)",  // 350-352
      "*\u{A0}a\u{A0}*": "p(*\u{A0}a\u{A0}*)",  // 353
      "foo*bar*baz 5*6*78": "p(fooem(bar)baz 5em(6)78)",  // 355, 356
      "foo_bar_ пристаням_стремятся_": "p(foo_bar_ пристаням_стремятся_)",  // 360, 362
      "foo-_(bar)_": "p(foo-em((bar)))",  // 364
      "_foo*": "p(_foo*)",  // 365
      "*(*foo*)*": "p(em((em(foo))))",  // 369
      "_foo_bar_baz_": "p(em(foo_bar_baz))",  // 376
      "__foo_ bar_": "p(em(em(foo) bar))",  // 408
      "*foo **bar** baz*": "p(em(foo strong(bar) baz))",  // 410
      "*foo**bar**baz*": "p(em(foostrong(bar)baz))",  // 411
      "*foo**bar*": "p(em(foo**bar))",  // 412
      "***foo** bar*": "p(em(strong(foo) bar))",  // 413
      "foo***bar***baz": "p(fooem(strong(bar))baz)",  // 416
      "foo******bar*********baz": "p(foostrong(strong(strong(bar)))***baz)",  // 417
      "**foo [bar](/url)**": "p(strong(foo a(bar → /url)))",  // 422
      "foo ***": "p(foo ***)",  // 436
      "**foo*": "p(*em(foo))",  // 442
      "*foo**": "p(em(foo)*)",  // 443
      "****foo*": "p(***em(foo))",  // 445
      "***foo***": "p(em(strong(foo)))",  // 467
      "*foo _bar* baz_": "p(em(foo _bar) baz_)",  // 469
      "*foo [bar*](u)": "p(*foo a(bar* → u))",
    ])
  }

  @Test func links() throws {
    try check([
      "[link](/uri \"title\") [link](/uri) [](./t.md)":
        "p(a(link → /uri) a(link → /uri) a( → ./t.md))",  // 482-484
      "[link]() [link](<>)": "p(a(link → ) a(link → ))",  // 485, 486
      "[link](/my uri)": "p([link](/my uri))",  // 488
      "[link](</my uri>)": "p(a(link → /my uri))",  // 489
      "[link](\\(foo\\)) [link](foo(and(bar)))": "p(a(link → (foo)) a(link → foo(and(bar))))",
      "[link](foo(and(bar))": "p([link](foo(and(bar)))",  // 497
      "[link](/url 'ti\"tle' ) [a](b (c))": "p(a(link → /url) a(a → b))",  // 505
      "[link](/url \"title \"and\" title\")": "p([link](/url \"title \"and\" title\"))",  // 508
      "[link] (/uri)": "p([link] (/uri))",  // 511
      "[link [foo [bar]]](/uri)": "p(a(link [foo [bar]] → /uri))",  // 512
      "[link [bar](/uri)": "p([link a(bar → /uri))",  // 514
      "[foo [bar](/uri)](/uri)": "p([foo a(bar → /uri)](/uri))",  // 518
      "*[foo*](/uri) [foo *bar](b*)": "p(*a(foo* → /uri) a(foo *bar → b*))",  // 521, 522
      "[foo`](/uri)`": "p([foocode(](/uri)))",  // 525
    ])
  }

  @Test func tables() throws {
    try check([
      "| foo | bar |\n| --- | --- |\n| baz | bim |": "table[left, left](foo|bar / baz|bim)",
      "| abc | defghi |\n:-: | -----------:\nbar | baz":
        "table[centre, right](abc|defghi / bar|baz)",
      "| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |":
        "table[left](f|oo / b code(|) az / b strong(|) im)",
      "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar":
        "table[left, left](abc|def / bar|baz) quote(p(bar))",
      "| abc | def |\n| --- | --- |\n| bar |\nbar\n\nbar":
        "table[left, left](abc|def / bar| / bar|) p(bar)",
      "x\n| a |\n| :- |": "p(x) table[left](a)",
      "- | a |\n  |---|\n  | b |": "ul(li(table[left](a / b)))",
      "a | b\n- | -": "p(a | b) ul(li(p(| -)))",
    ])
  }

  @Test func otherConstructsAreText() throws {
    try check([
      "<b>x</b> <!-- y --> &amp; <https://a.b>": "p(<b>x</b> <!-- y --> &amp; <https://a.b>)",
      "<div>\n*a*\n</div>": "p(<div> em(a) </div>)",
      "![pic *a*](u.png)": "p(![pic em(a)](u.png))",
      "[foo]\n\n[foo]: /url": "p([foo]) p([foo]: /url)",
      "~~gone~~ [^1] $x$ https://a.b": "p(~~gone~~ [^1] $x$ https://a.b)",
      "%s%n !include x": "p(%s%n !include x)",
    ])
  }
}
