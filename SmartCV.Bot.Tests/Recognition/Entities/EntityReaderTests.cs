using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition.Entities;

namespace SmartCV.Bot.Tests.Recognition.Entities;

/// <summary>What holds for every text: the spans are in it, the order is kept, nothing throws and nothing depends on what was read before.</summary>
public sealed class EntityReaderTests
{
    private const int Texts = 4000;

    private static readonly string[] Pieces =
    [
        "昨天", "上周五", "晚上", "12点半", "三点", "从", "到", "开始", "之前", "10分钟", "前", "2月30日", "13月", "二〇二四年", "99年", "最近", "半", "个", "小时", "一", "万", "点", "分之", "负", "。", "，", "《", "》",
        "yesterday", "at", "3pm", "between", "and", "next", "Monday", "the", "31st", "of", "February", "half past", "two", "weeks", "ago", "before", "since", "2/29/2019", "25:99", "in", "last", "week", "year", "0000", "9999", "hundred", "point", "fifths",
        "a@example.com", "@", "..", "http://", "example.com", "/", "1.2.3.4", "::", "fe80", "13800000000", "+86", "(", ")", "-", "400-820-8820", "#", "$", "%", "^", "e", "_",
        "\uD83D\uDE00", "\uD83D", "\uDE00", "\u200F", "\u202E", "\u0000", "\t", "\n", " ", "　", "é", "简历", "resume", "１２", "萬", "Ａ",
    ];

    private static readonly string[] Cultures = ["zh-cn", "en-us"];

    [Fact]
    public void Every_span_lies_in_its_text_and_spans_of_a_kind_follow_each_other()
    {
        foreach (var text in Generated())
        {
            foreach (var culture in Cultures)
            {
                var found = EntityReader.Read(text, culture, Said.Now);

                foreach (var entity in found)
                {
                    Assert.InRange(entity.Start, 0, entity.End - 1);
                    Assert.InRange(entity.End, 1, text.Length);
                    Assert.Equal(text[entity.Start..entity.End], entity.Text);
                }

                foreach (var kind in found.GroupBy(e => e.Type.Split('.')[0]))
                    Assert.All(kind.OrderBy(e => e.Start).Zip(kind.OrderBy(e => e.Start).Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, text));
            }
        }
    }

    [Fact]
    public void Readings_of_an_entity_are_distinct_and_the_past_comes_before_the_future()
    {
        foreach (var text in Generated())
        {
            foreach (var entity in Cultures.SelectMany(culture => EntityReader.Read(text, culture, Said.Now, "datetime")))
            {
                var values = entity.Resolution["values"]!.AsArray().Select(v => v!.ToJsonString()).ToList();

                Assert.NotEmpty(values);
                Assert.Equal(values.Distinct(), values);
                foreach (var same in entity.Resolution["values"]!.AsArray().GroupBy(v => (string)v!["timex"]!)) AssertOrdered(same!, text);
            }
        }
    }

    [Fact]
    public void The_same_text_gives_the_same_result_whatever_was_read_before()
    {
        var texts = Generated().Take(1000).ToList();
        var first = texts.ConvertAll(Written);

        texts.Reverse();
        var again = texts.ConvertAll(Written);

        again.Reverse();
        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("。，！？")]
    public void Nothing_is_found_where_nothing_was_said(string text) => Assert.All(Cultures, culture => Assert.Empty(EntityReader.Read(text, culture, Said.Now)));

    [Fact]
    public void An_unknown_kind_finds_nothing() => Assert.Empty(EntityReader.Read("昨天", "zh-cn", Said.Now, "colour"));

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("9999-12-31")]
    public void A_reference_at_the_ends_of_the_calendar_does_no_harm(string reference)
    {
        var now = DateTime.Parse(reference, CultureInfo.InvariantCulture);

        foreach (var text in Generated().Take(500)) Assert.All(Cultures, culture => Assert.NotNull(EntityReader.Read(text, culture, now)));
    }

    [Theory]
    [InlineData("昨天下午三点到五点")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("(1")]
    [InlineData("1:")]
    [InlineData("一百")]
    [InlineData("《")]
    [InlineData("monday and ")]
    [InlineData("one hundred and ")]
    [InlineData("from 3 to ")]
    [InlineData("the last first ")]
    public void Only_the_beginning_of_a_very_long_text_is_read_and_that_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        foreach (var culture in Cultures) Assert.All(EntityReader.Read(text, culture, Said.Now), entity => Assert.True(entity.End <= EntityReader.Longest));

        // A hang guard: it takes a few milliseconds.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_thousand_sentences_are_read_in_time()
    {
        const string Sentence = "我昨天下午三点半用Chrome导出PDF失败，邮箱a@example.com，电话13800000000";
        for (var i = 0; i < 300; i++) EntityReader.Read(Sentence, "zh-cn", Said.Now);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1000; i++) EntityReader.Read(Sentence, "zh-cn", Said.Now);

        // A hang guard: a thousand take some 50 ms.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static string Written(string text) =>
        string.Join('\n', Cultures.SelectMany(culture => EntityReader.Read(text, culture, Said.Now)).Select(e => $"{e.Type} {e.Start} {e.End} {e.Resolution.ToJsonString()}"));

    private static IEnumerable<string> Generated()
    {
        var random = new Random(20261122);
        for (var i = 0; i < Texts; i++)
        {
            var blank = random.Next(2) == 0 ? "" : " ";
            yield return string.Join(blank, Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        }
    }

    private static void AssertOrdered(IEnumerable<JsonNode> readings, string text)
    {
        var at = readings.Select(r => (string?)(r["value"] ?? r["start"] ?? r["end"])).ToList();
        Assert.True(at.SequenceEqual(at.Order(StringComparer.Ordinal)), text + ": " + string.Join(", ", at));
    }
}
