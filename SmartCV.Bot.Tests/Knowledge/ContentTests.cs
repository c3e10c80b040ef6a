using System.Text.RegularExpressions;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>Rules that the content of this repository keeps.</summary>
public sealed partial class ContentTests(ITestOutputHelper output)
{
    private static readonly Lazy<(FaqContent Content, IReadOnlyList<ContentProblem> Problems)> Read = new(() =>
    {
        var problems = new ContentProblems();
        return (FaqReader.Read(ContentFolder.RepositoryRoot(), ContentFolder.Forms, problems), problems.Found);
    });

    [Fact]
    public void The_content_has_no_mistakes()
    {
        foreach (var problem in Read.Value.Problems) output.WriteLine(problem.ToString());

        Assert.Empty(Read.Value.Problems);
    }

    [Fact]
    public void No_answer_shows_a_placeholder_in_any_case()
    {
        foreach (var (entry, facts, answer) in Answers())
            Assert.False(
                answer.Text.Length == 0 || Braces().IsMatch(answer.Text),
                $"{entry.Place}: variant {answer.Variant + 1} ({answer.Language}) reads '{answer.Text}' when {facts}.");
    }

    [Fact]
    public void Five_minutes_are_promised_only_while_people_are_in_the_chat()
    {
        foreach (var (entry, facts, answer) in Answers())
            Assert.False(
                !facts.ChatOpen && FiveMinutes().IsMatch(answer.Text),
                $"{entry.Place}: variant {answer.Variant + 1} ({answer.Language}) promises five minutes while the chat is closed: {answer.Text}");
    }

    [Fact]
    public void The_hotline_is_named_only_to_paying_customers_and_only_when_there_is_one()
    {
        foreach (var (entry, facts, answer) in Answers())
            Assert.False(
                answer.Text.Contains("<hotline>", StringComparison.Ordinal) && (facts.Plan != PlanKnowledge.Paying || !facts.IsSet("hotline")),
                $"{entry.Place}: variant {answer.Variant + 1} ({answer.Language}) names the hotline when {facts}.");
    }

    [Fact]
    public void Nobody_is_told_to_call_now_while_the_phone_is_closed()
    {
        foreach (var (entry, facts, answer) in Answers())
            Assert.False(
                !facts.PhoneOpen && CallNow().IsMatch(answer.Text),
                $"{entry.Place}: variant {answer.Variant + 1} ({answer.Language}) says to call now while the phone is closed: {answer.Text}");
    }

    [Fact]
    public void No_address_number_or_opening_hour_of_ours_is_written_literally()
    {
        foreach (var entry in Read.Value.Content.Book.Entries)
            foreach (var text in entry.Texts.Values.SelectMany(t => t.Answers))
                Assert.False(Literal().IsMatch(text), $"{entry.Place}: '{Literal().Match(text).Value}' is a setting and must be a placeholder.");
    }

    private static IEnumerable<(FaqEntry Entry, AnswerFacts Facts, ChosenAnswer Answer)> Answers()
    {
        var book = Read.Value.Content.Book;
        foreach (var entry in book.Entries)
            foreach (var facts in FaqCases.Of(entry))
                foreach (var language in book.Languages)
                    yield return (entry, facts, FaqAnswer.Choose(entry, language, facts));
    }

    [GeneratedRegex("[{}]")]
    private static partial Regex Braces();

    // Waiting five minutes before trying again is advice; being answered within five minutes is a promise.
    [GeneratedRegex("(5|五) ?分钟(内|左右|以内)|(within|in|about) (5|five) minutes", RegexOptions.IgnoreCase)]
    private static partial Regex FiveMinutes();

    [GeneratedRegex("(现在|立即|马上|直接)(就)?(可以)?(拨打|致电|打电话)|call (us )?(right )?now", RegexOptions.IgnoreCase)]
    private static partial Regex CallNow();

    [GeneratedRegex(@"400-|\b\d{1,2}:00\b|@smartcv|SmartCV_Support|community\.smartcv", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
