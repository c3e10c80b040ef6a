using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>Files of questions with the label that is right for each.</summary>
internal static class QuestionFiles
{
    /// <exception cref="LearnException">It can't be read, is empty, or names a label that is not there.</exception>
    public static IReadOnlyList<Question> Read(string path, FaqContent content)
    {
        IReadOnlyList<Question> questions;
        try
        {
            questions = QuestionSet.Read(path);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            throw new LearnException($"{e.Message} Expected is a file of questions, each line a text, a tab and a label.");
        }

        if (questions.Count == 0) throw new LearnException($"{path}: there is no question in it. Each line is a text, a tab and a label.");
        if (questions.FirstOrDefault(q => content.Book.Find(q.Label) is null && !IntentExamples.Names.Contains(q.Label)) is { } unknown)
            throw new LearnException($"{path}:{unknown.Line}: there is no item and no intent '{unknown.Label}'.");
        return questions;
    }
}
