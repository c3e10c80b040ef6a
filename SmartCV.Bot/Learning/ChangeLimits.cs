using System.Globalization;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>
/// How much worse a change may make things. Some rows tip over in both directions after every training, so what counts is by how many those that get worse
/// outnumber those that get better, against the square root of both together, which is what chance does. The measure stands in docs/learning.md.
/// </summary>
public static class ChangeLimits
{
    /// <summary>For all rows of a set, for urgent matters and wishes for a person, and for questions that nothing answers: chance alone goes beyond once in forty times.</summary>
    public const double Chance = 2;

    /// <summary>For the rows near the change, which are few and most telling: once in fifteen times.</summary>
    public const double ChanceNear = 1.5;

    // So many are always allowed: two rows prove nothing.
    private const int Always = 2;

    public static string Objection(Contradiction contradiction) =>
        $"'{contradiction.Text}' is answered with {contradiction.Answered} for sure today, and would be taught as {contradiction.Label}.";

    /// <summary>What of the set gets worse beyond the measure, a sentence each.</summary>
    public static IEnumerable<string> Objections(ComparedSet set)
    {
        var near = set.Rows.Where(r => r.Touched).ToList();
        var (worse, better) = (near.Count(r => r.Change < 0), near.Count(r => r.Change > 0));
        if (worse - better > Allowed(worse, better, ChanceNear))
            yield return Line($"{set.Name}: of the {near.Count} questions near the change {worse} get something worse and {better} something better.");
        (worse, better) = (set.Worse.Count, set.Better.Count);
        if (worse - better > Allowed(worse, better, Chance))
            yield return Line($"{set.Name}: of all {set.Rows.Count} questions {worse} get something worse and {better} something better, which is more than chance.");
        foreach (var intent in (string[])[IntentExamples.Urgent, IntentExamples.Human])
        {
            var (lost, won) = Moved(set, intent, row => AnswerWorths.Of(row) == AnswerWorth.Right);
            if (lost - won > Allowed(lost, won, Chance)) yield return Line($"{set.Name}: {lost} '{intent}' are no longer recognised, and {won} are now.");
        }

        var (kept, answered) = Moved(set, IntentExamples.None, row => row.IsAnswered);
        if (answered - kept > Allowed(answered, kept, Chance))
            yield return Line($"{set.Name}: {answered} questions that nothing answers would get an answer, and {kept} would no longer.");
    }

    /// <summary>How many rows of a label cease to be so, and how many begin.</summary>
    private static (int Ceased, int Begun) Moved(ComparedSet set, string label, Func<EvaluationRow, bool> isSo)
    {
        var rows = set.Rows.Where(r => r.Before.Question.Label == label).ToList();
        return (rows.Count(r => isSo(r.Before) && !isSo(r.After)), rows.Count(r => !isSo(r.Before) && isSo(r.After)));
    }

    private static double Allowed(int worse, int better, double chance) => Math.Max(Always, chance * Math.Sqrt(worse + better));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
