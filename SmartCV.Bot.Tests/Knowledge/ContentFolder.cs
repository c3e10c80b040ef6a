using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>A content root of its own, deleted after the test.</summary>
public sealed class ContentFolder : IDisposable
{
    public static readonly IReadOnlySet<string> Forms =
        new HashSet<string> { "report-problem", "refund", "invoice", "suggestion", "complaint", "urgent" };

    /// <summary>A file with an item that nothing in the content is about.</summary>
    public const string Parrots = """
        category: parrots
        title: 鹦鹉
        items:
        - id: parrot-food
          title: 鹦鹉吃什么
          ask: [鹦鹉喂什么好, 给鹦鹉买哪种饲料]
          answer: 谷物和水果。

        """;

    public string Root { get; } = Directory.CreateTempSubdirectory("smartcv-content-").FullName;

    /// <summary>A copy of the content of this repository.</summary>
    public static ContentFolder Copy()
    {
        var copy = new ContentFolder();
        var source = Path.Combine(RepositoryRoot(), "dialogs");
        foreach (var file in Directory.GetFiles(source, "*.yaml", SearchOption.AllDirectories))
            copy.Write(Path.Combine("dialogs", Path.GetRelativePath(source, file)), File.ReadAllText(file));
        return copy;
    }

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartCV.Bot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    public ContentFolder Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public (FaqContent Content, IReadOnlyList<ContentProblem> Problems) Read()
    {
        var problems = new ContentProblems();
        return (FaqReader.Read(Root, Forms, problems), problems.Found);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
