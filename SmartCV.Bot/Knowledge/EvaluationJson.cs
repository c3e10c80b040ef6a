using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartCV.Bot.Knowledge;

/// <summary>What <c>evaluate --json</c> prints: shares between 0 and 1, and every row whose best label is another one.</summary>
public static class EvaluationJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Evaluation evaluation) => JsonSerializer.Serialize(
        new
        {
            top1 = Share(evaluation.All.Top1Share),
            top3 = Share(evaluation.All.Top3Share),
            groups = evaluation.Groups.Where(g => g.Name != Evaluation.AllGroup).ToDictionary(g => g.Name, Group),
            noneAnswered = Share(evaluation.FalseAnswers),
            urgentRecall = Share(evaluation.UrgentRecall),
            humanRecall = Share(evaluation.HumanRecall),
            falseUrgent = Share(evaluation.FalseUrgent),
            falseHuman = Share(evaluation.FalseHuman),
            confusions = evaluation.Rows.Where(r => !r.IsTop1).Select(r => new
            {
                line = r.Question.Line,
                text = r.Question.Text,
                label = r.Question.Label,
                got = r.Prediction.Ranked.Count > 0 ? r.Prediction.Ranked[0].Label : null,
                score = Share(r.Prediction.Ranked.Count > 0 ? r.Prediction.Ranked[0].Score : 0),
                fits = Share(r.Prediction.Fits),
                decision = r.Decision.Kind.ToString(),
            }),
        },
        Readable);

    private static object Group(EvaluationGroup group) => new
    {
        rows = group.Count,
        top1 = Share(group.Top1Share),
        top3 = Share(group.Top3Share),
        served = Share(group.ServedShare),
        wrong = Share(group.WrongShare),
    };

    private static double Share(double value) => Math.Round(value, 4);
}
