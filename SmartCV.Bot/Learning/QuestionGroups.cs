using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Learning;

/// <summary>
/// Puts questions together that ask the same, so that a person looks at fifty matters instead of a thousand lines. Texts that read the same are one;
/// the others are compared by the pieces the understanding learns from, rare pieces weighing most. A text joins the group whose oldest question it is most like, or
/// opens one. Groups are found by their rare pieces and only the nearest few are compared in full, so that the cost grows with the number of texts and not
/// with its square. Not handled: groups that grow together later stay apart, which costs a second look and no mistake.
/// </summary>
public static class QuestionGroups
{
    /// <summary>Cosine from which on two questions count as one matter: measured on the ways of asking in dialogs/, where it mixes two items in one text of sixteen.</summary>
    private const double Alike = 0.33;

    // A piece that so many groups have says little, and going through all of them would cost most.
    private const int MostGroupsOfPiece = 200;
    private const int Compared = 8;
    private const int Nearest = 3;
    private const int Asked = 10;

    /// <param name="engine">Tells which items are nearest.</param>
    /// <returns>The largest groups first; among equals the newest.</returns>
    public static IReadOnlyList<QuestionGroup> Of(IReadOnlyList<UnansweredQuestion> questions, IIntentEngine engine) =>
        questions.GroupBy(q => q.Language)
            .SelectMany(language => Grouped(Texts(language)))
            .Select(texts => Describe(texts, engine))
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.Newest).ThenBy(g => g.Id, StringComparer.Ordinal)
            .ToList();

    /// <summary>The text is the same to a reader: case, width, blanks and signs make no difference.</summary>
    private static List<SameText> Texts(IEnumerable<UnansweredQuestion> questions) =>
        questions.GroupBy(q => TextFold.Letters(q.Text))
            .Select(same => new SameText(same.Key, same.OrderBy(q => q.At).ThenBy(q => q.Id, StringComparer.Ordinal).ToList()))
            // The oldest open their groups: a group keeps its name while questions come in.
            .OrderBy(t => t.Questions[0].At).ThenBy(t => t.Key, StringComparer.Ordinal)
            .ToList();

    private static IEnumerable<List<SameText>> Grouped(List<SameText> texts)
    {
        var vectors = QuestionVectors.Of(texts.Select(t => t.Questions[0].Text).ToList());
        var groups = new List<List<SameText>>();
        var firsts = new List<int>();
        var having = new Dictionary<ulong, List<int>>();
        for (var t = 0; t < texts.Count; t++)
        {
            var best = Best(vectors, t, firsts, having);
            if (best >= 0)
            {
                groups[best].Add(texts[t]);
                continue;
            }

            foreach (var piece in vectors[t].Keys)
            {
                if (!having.TryGetValue(piece, out var list)) having[piece] = list = [];
                list.Add(groups.Count);
            }

            groups.Add([texts[t]]);
            firsts.Add(t);
        }

        return groups;
    }

    private static int Best(IReadOnlyList<Dictionary<ulong, float>> vectors, int text, List<int> firsts, Dictionary<ulong, List<int>> having)
    {
        var shared = new Dictionary<int, float>();
        foreach (var (piece, weight) in vectors[text])
            if (having.TryGetValue(piece, out var groups) && groups.Count <= MostGroupsOfPiece)
                foreach (var group in groups) shared[group] = shared.GetValueOrDefault(group) + (weight * vectors[firsts[group]][piece]);

        var (best, likeness) = (-1, Alike);
        foreach (var (group, _) in shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Compared))
        {
            var full = QuestionVectors.Cosine(vectors[text], vectors[firsts[group]]);
            if (full > likeness) (best, likeness) = (group, full);
        }

        return best;
    }

    private static QuestionGroup Describe(List<SameText> texts, IIntentEngine engine)
    {
        var all = texts.SelectMany(t => t.Questions).ToList();
        var first = all[0];
        var examples = texts.OrderByDescending(t => t.Questions.Count).ThenByDescending(t => t.Questions[^1].At)
            .Select(t => new GroupedText(QuestionGroup.IdOf(first.Language, t.Questions[0].Text), t.Questions[^1].Text, t.Questions.Count, t.Questions.Select(q => q.Id).ToList()))
            .ToList();
        return new QuestionGroup
        {
            Id = QuestionGroup.IdOf(first.Language, first.Text),
            Language = first.Language,
            Count = all.Count,
            Reasons = all.GroupBy(q => q.Reason).OrderByDescending(r => r.Count()).ThenBy(r => r.Key, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Count()),
            Newest = all.Max(q => q.At),
            Texts = examples,
            Nearest = NearestTo(examples, engine, first.Language),
            Proposed = all.Select(q => q.Proposed).OfType<long>().Distinct().Order().ToList(),
        };
    }

    private static List<ScoredLabel> NearestTo(List<GroupedText> texts, IIntentEngine engine, string language)
    {
        var asked = texts.Take(Asked).ToList();
        return asked.SelectMany(t => engine.Predict(t.Text, language).Ranked)
            .Where(r => AnswerDecision.IsChoice(r.Label))
            .GroupBy(r => r.Label)
            .Select(r => new ScoredLabel(r.Key, r.Sum(s => s.Score) / asked.Count))
            .OrderByDescending(r => r.Score).ThenBy(r => r.Label, StringComparer.Ordinal)
            .Take(Nearest)
            .ToList();
    }

    private sealed record SameText(string Key, List<UnansweredQuestion> Questions);
}
