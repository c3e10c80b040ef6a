using SmartCV.Bot.Foundation;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Languages;

/// <summary>A content root with languages of its own, deleted after the test.</summary>
internal sealed class LanguageFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("smartcv-languages-").FullName;

    public ContentProblems Problems { get; } = new();

    public IEnumerable<string> Found => Problems.Found.Select(p => p.ToString());

    public LanguageFolder With(string language, string text) => Write(language, "text.yaml", text);

    public LanguageFolder WithWords(string language, string text) => Write(language, "words.yaml", text);

    public TextCatalog Texts() => TextCatalog.Load(_root, Problems);

    public LanguageWords Words() => LanguageWords.Load(_root, Problems);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private LanguageFolder Write(string language, string file, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "dialogs", "languages", language));
        File.WriteAllText(Path.Combine(folder.FullName, file), text);
        return this;
    }
}
