namespace SmartCV.Bot.Knowledge;

/// <summary>Questions with the label that is right for each, kept apart from the content: for measuring only.</summary>
public static class QuestionSet
{
    /// <summary>Reads lines of <c>text TAB label</c>; empty lines and lines that begin with # are left out.</summary>
    /// <exception cref="FormatException">A line has no tab.</exception>
    public static IReadOnlyList<Question> Read(string path)
    {
        var questions = new List<Question>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var tab = line.IndexOf('\t');
            if (tab <= 0) throw new FormatException($"{path}:{number}: a line must be 'text<TAB>label', was '{line}'.");
            questions.Add(new Question(line[..tab].Trim(), line[(tab + 1)..].Trim(), number));
        }

        return questions;
    }
}

public sealed record Question(string Text, string Label, int Line);
