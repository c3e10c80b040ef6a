using System.Text.Json.Nodes;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Tests.Knowledge;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>The check must not be so strict that a careful model can say nothing: what the shipped items say themselves may be said.</summary>
public sealed class ShippedAnswersTests(ITestOutputHelper output)
{
    private const int Longest = 600;
    private const int MostLines = 12;

    [Fact]
    public void What_two_items_say_themselves_may_be_said_from_them()
    {
        var book = FaqReader.Read(ContentFolder.RepositoryRoot(), ContentFolder.Forms, new ContentProblems()).Book;
        var (said, refused) = (0, new List<string>());
        foreach (var language in book.Languages)
        {
            var sources = book.Entries.Where(e => e.Known).Select(e => SourceOf(e, language)).OfType<Source>().ToList();
            foreach (var (one, other) in sources.Zip(sources.Skip(1)))
            {
                var answer = FirstSentence(one.Text) + (language == "zh" ? "" : " ") + other.Text;
                // Markdown and lengths that a model is told not to write.
                if (answer.Length > Longest || answer.Count(c => c == '\n') >= MostLines || !AnswerCheck.IsPlain(answer)) continue;
                said++;
                var asked = new AnswerQuestion("?", language, [one, other]);
                var json = new JsonObject { ["answer"] = answer, ["sources"] = new JsonArray(one.Id, other.Id) }.ToJsonString();
                if (AnswerCheck.Read(json, asked).Refused is { } why) refused.Add($"{language} {one.Id}+{other.Id}: {why}: {answer}");
            }
        }

        foreach (var line in refused) output.WriteLine(line);
        Assert.True(said > 150, $"only {said} pairs");
        Assert.Empty(refused);
    }

    private static Source? SourceOf(FaqEntry entry, string language)
    {
        var answer = FaqAnswer.Choose(entry, language, new AnswerFacts());
        return answer.Language == language ? new Source(entry.Id, entry.TitleIn(language), answer.Text.Trim()) : null;
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOfAny(['。', '！', '？', '\n']);
        if (end < 0) end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)].TrimEnd();
    }
}
