using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>The signs of urgency and of the wish for a person come before the FAQ; they must not take its questions away.</summary>
public sealed class SignsBesideContentTests
{
    // Some ways of asking tell an urgent matter and stand under the item that explains it.
    private const double MostUrgent = 0.008;
    private const double MostPerson = 0.002;

    [Fact]
    public void Questions_of_the_content_are_rarely_taken_for_urgent_matters()
    {
        var taken = Questions().Where(q => UrgencySigns.Read(q.Text, q.Language) is not null).ToList();
        Assert.True(taken.Count <= MostUrgent * Questions().Count, Lines(taken));
    }

    [Fact]
    public void Questions_of_the_content_are_rarely_taken_for_the_wish_for_a_person()
    {
        var taken = Questions().Where(q => PersonSigns.Wants(q.Text)).ToList();
        Assert.True(taken.Count <= MostPerson * Questions().Count, Lines(taken));
    }

    private static List<LabelledText> Questions() => FaqReader.Read(ContentFolder.RepositoryRoot(), forms: null, new ContentProblems()).Examples()
        .Where(e => e.Label is not (IntentExamples.Urgent or IntentExamples.Human))
        .ToList();

    private static string Lines(List<LabelledText> taken) => $"{taken.Count} of {Questions().Count}:\n" + string.Join('\n', taken.Select(t => $"{t.Label}\t{t.Text}"));
}
