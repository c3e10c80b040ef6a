using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Learning;

/// <summary>The items of an operator's file, each made a file of its own.</summary>
internal static class ProposedItems
{
    /// <exception cref="LearnException">The file can't be read or holds no items.</exception>
    public static IReadOnlyList<(string Id, string Body)> Of(string path, string language)
    {
        var text = ReadText(path, language);
        var problems = new ContentProblems();
        var file = ContentNode.Read(new StringReader(text), Path.GetFileName(path), problems);
        file?.Only("category", "title", "items");
        var (category, title) = (file?.Need("category")?.Text().Trim(), file?.Need("title")?.Text().Trim());
        if (file?.Need("items")?.Items().Any() == false) file.Problem("'items' is empty; expected is at least one item.");
        if (!problems.None) throw new LearnException($"{string.Join('\n', problems.Found)}\ndocs/faq.md shows what a file of items looks like.");
        var items = YamlFile.ItemsOf(text) ?? throw new LearnException($"{Path.GetFileName(path)}: the items must stand one below the other, each beginning with a dash ('- id: ...').");
        return items.Select(i => (i.Id, Body: $"category: {category}\ntitle: {YamlFile.Scalar(title!, inFlow: false)}\nitems:\n{i.Lines}\n")).ToList();
    }

    private static string ReadText(string path, string language)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LearnException($"{e.Message} Expected is a file of items in the format of dialogs/languages/{language}/faq.");
        }
    }
}
