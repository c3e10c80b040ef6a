using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Dialogs;

/// <summary>docs/forms.md promises that its example works as it stands.</summary>
public sealed class FormGuideTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("guide-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_example_of_the_guide_works()
    {
        var blocks = File.ReadAllText(Path.Combine(ContentRoot.Find([]), "docs", "forms.md")).Split("```yaml\n").Skip(1).Select(b => b.Split("```")[0]).ToList();
        Write("forms/visit/form.yaml", blocks[0]);
        Write("languages/en/forms/visit.yaml", blocks[1]);
        foreach (var language in new[] { "zh", "en" })
            Write($"languages/{language}/forms/_commands.yaml", File.ReadAllText(Path.Combine(ContentRoot.Find([]), "dialogs", "languages", language, "forms", "_commands.yaml")));
        var problems = new ContentProblems();
        var book = FormBook.Load(_root, LanguageWords.Load(ContentRoot.Find([]), problems), problems);

        Assert.Empty(problems.Found);
        Assert.Empty(book.Find("visit")!.Untranslated);
        var desk = FormDesk.Open(book.OpenedBy("book a demo")!, language: "en").Say("ATS scoring").Say("on site").Say("1 Example Road").Say("2026-12-01").Say("a@example.com");
        Assert.Equal("1 Example Road", desk.Say("submit").Outcome["address"]);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, "dialogs", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
