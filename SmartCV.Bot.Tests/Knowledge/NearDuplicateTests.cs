using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>The questions we measure with must not be the examples we train with, or the figures mean nothing.</summary>
public sealed class NearDuplicateTests
{
    private const double TooLike = 0.9;

    // Everybody greets, thanks and stops in the same few words; such set phrases can't be avoided and prove nothing.
    private static readonly string[] SetPhrases = [IntentExamples.Greeting, IntentExamples.Thanks, IntentExamples.Cancel, IntentExamples.Human];
    private const int SetPhraseLength = 6;

    [Fact]
    public void No_example_is_an_evaluation_question()
    {
        var content = FaqReader.Read(ContentFolder.RepositoryRoot(), null, new());
        var questions = QuestionSet.Read(EvaluationTests.File).Concat(QuestionSet.Read(EvaluationTests.OwnFile)).Concat(QuestionSet.Read(AlarmTests.ApartFile)).Select(q => (q.Text, Pairs: Pairs(q.Text))).ToList();
        var asks = content.Book.Entries.SelectMany(e => e.Texts.Values).SelectMany(t => t.Asks).Select(a => (a.Text, a.File, a.Line, IsSetPhrase: false));
        var intents = content.Intents.All.Select(e => (e.Text, e.File, e.Line, IsSetPhrase: SetPhrases.Contains(e.Intent) && Letters(e.Text).Length <= SetPhraseLength));

        var found = new List<string>();
        foreach (var (text, file, line, isSetPhrase) in asks.Concat(intents))
        {
            if (isSetPhrase) continue;
            var pairs = Pairs(text);
            foreach (var question in questions)
                if (Dice(pairs, question.Pairs) is var likeness and >= TooLike) found.Add($"{file}:{line}: '{text}' is too like '{question.Text}' ({likeness:F2}).");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("忘记密码了", "忘记密码了！", 1)]
    [InlineData("ABC", "abc", 1)]
    [InlineData("abcd", "wxyz", 0)]
    [InlineData("嗯", "嗯", 1)]
    public void Likeness_is_the_share_of_common_pairs_of_letters(string a, string b, double likeness)
    {
        Assert.Equal(likeness, Dice(Pairs(a), Pairs(b)), 3);
    }

    private static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static Dictionary<string, int> Pairs(string text)
    {
        var letters = Letters(text);
        if (letters.Length == 0) letters = text;
        return Enumerable.Range(0, Math.Max(1, letters.Length - 1)).Select(i => letters.Substring(i, Math.Min(2, letters.Length))).GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
    }

    private static double Dice(Dictionary<string, int> a, Dictionary<string, int> b) =>
        2.0 * a.Sum(p => Math.Min(p.Value, b.GetValueOrDefault(p.Key))) / (a.Values.Sum() + b.Values.Sum());
}
