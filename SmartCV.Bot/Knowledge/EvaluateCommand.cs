using System.Diagnostics;
using System.Globalization;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>The command <c>evaluate</c>: reads the content, trains (or loads) the understanding, and prints how well it does on a file of questions.</summary>
public static class EvaluateCommand
{
    /// <param name="tsvFile">Lines of text TAB label; empty to cross-validate over the content itself.</param>
    /// <returns>0 when everything could be read, 1 when the content has mistakes, 2 when the file of questions can't be read or has a label that is neither an item nor an intent.</returns>
    public static int Run(EvaluationSetup setup, string tsvFile, TextWriter output, bool json = false)
    {
        var problems = new ContentProblems();
        var content = FaqReader.Read(setup.ContentRoot, forms: null, problems);
        if (!json) foreach (var problem in problems.Found) output.WriteLine(problem);
        if (tsvFile.Length == 0)
        {
            var crossed = CrossValidation.Run(content.Examples(), setup.Options);
            if (json) output.WriteLine(EvaluationJson.Write(crossed));
            else Print(crossed, output);
            return problems.None ? 0 : 1;
        }

        if (Questions(tsvFile, output, json) is not { } questions || HasUnknownLabels(questions, content, tsvFile, output, json)) return 2;
        var clock = Stopwatch.StartNew();
        var examples = content.Examples();
        var engine = new IntentModelCache(setup.ModelFolder).LoadOrTrain(examples);
        if (json)
        {
            output.WriteLine(EvaluationJson.Write(Evaluation.Of(engine, questions, setup.Options)));
            return problems.None ? 0 : 1;
        }

        output.WriteLine(Line($"{examples.Count} examples, {content.Book.Entries.Count} items; model ready after {clock.ElapsedMilliseconds} ms"));
        var evaluation = Evaluation.Of(engine, questions, setup.Options);
        Print(evaluation, output);
        PrintSpeed(engine, questions, output);
        foreach (var row in evaluation.Rows.Where(r => !r.IsTop1)) output.WriteLine(Describe(row));
        return problems.None ? 0 : 1;
    }

    public static void Print(Evaluation evaluation, TextWriter output)
    {
        output.WriteLine("group            rows  top-1  top-3  served  wrong");
        foreach (var g in evaluation.Groups)
            output.WriteLine(Line($"{g.Name,-15} {g.Count,5} {g.Top1Share,6:P0} {g.Top3Share,6:P0} {g.ServedShare,7:P0} {g.WrongShare,6:P0}"));
        output.WriteLine(Line($"questions that nothing answers, answered all the same: {evaluation.FalseAnswers:P0}"));
        output.WriteLine(Line($"recall of urgent matters {evaluation.UrgentRecall:P0}, of wishes for a person {evaluation.HumanRecall:P0}"));
        output.WriteLine(Line($"other questions taken for an urgent matter {evaluation.FalseUrgent:P1}, for the wish for a person {evaluation.FalseHuman:P1}"));
    }

    private static void PrintSpeed(IIntentEngine engine, IReadOnlyList<Question> questions, TextWriter output)
    {
        if (questions.Count == 0) return;
        var clock = new Stopwatch();
        for (var round = 0; round < 12; round++)
        {
            // The first rounds only warm the code up.
            if (round == 4) clock.Start();
            foreach (var question in questions) engine.Predict(question.Text, "zh");
        }

        output.WriteLine(Line($"one question takes {clock.Elapsed.TotalMicroseconds / (8 * questions.Count):F0} µs"));
    }

    private static string Describe(EvaluationRow row)
    {
        var ranked = string.Join(", ", row.Prediction.Ranked.Take(3).Select(r => Line($"{r.Label} {r.Score:F2}")));
        return Line($"line {row.Question.Line}: expected {row.Question.Label}, got {ranked}; fits {row.Prediction.Fits:F2}, {row.Decision.Kind}");
    }

    private static IReadOnlyList<Question>? Questions(string tsvFile, TextWriter output, bool json)
    {
        try
        {
            return QuestionSet.Read(tsvFile);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            var error = $"{e.Message} Expected is a file of questions, each line a text, a tab and a label.";
            output.WriteLine(json ? PrintedJson.Write(new { error }) : error);
            return null;
        }
    }

    // A label that nothing can be understood as counts against the understanding and is a mistake of the file.
    private static bool HasUnknownLabels(IReadOnlyList<Question> questions, FaqContent content, string tsvFile, TextWriter output, bool json)
    {
        var unknown = questions.Where(q => content.Book.Find(q.Label) is null && !IntentExamples.Names.Contains(q.Label)).Select(q => (q.Line, q.Label)).ToList();
        if (unknown.Count == 0) return false;
        var error = $"{tsvFile}: labels that are neither an item of the FAQ nor an intent: {string.Join(", ", unknown.Select(u => Line($"'{u.Label}' (line {u.Line})")))}. The intents are {string.Join(", ", IntentExamples.Names)}.";
        output.WriteLine(json ? PrintedJson.Write(new { error }) : error);
        return true;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="ContentRoot">The folder that holds dialogs/.</param>
/// <param name="ModelFolder">Where trained models are kept.</param>
/// <param name="Options">What counts as sure, likely and unknown.</param>
public sealed record EvaluationSetup(string ContentRoot, string ModelFolder, AnswerOptions Options);
