using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>docs/faq.md promises that its example works as it stands, and names what may be written.</summary>
public sealed class FaqGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(ContentFolder.RepositoryRoot(), "docs", "faq.md"));

    [Fact]
    public void The_example_of_the_guide_works()
    {
        using var folder = new ContentFolder();
        folder.Write("dialogs/languages/zh/faq/parrots.yaml", Guide.Split("```yaml\n")[1].Split("```")[0]);

        var (content, problems) = folder.Read();

        Assert.Empty(problems);
        Assert.Equal(2, content.Book.Find("parrot-food")!.Variants.Count);
    }

    [Fact]
    public void Every_placeholder_and_offer_is_named()
    {
        Assert.All(FaqPlaceholders.Words.Concat(FaqPlaceholders.Settings), name => Assert.Contains($"`{{{name}}}`", Guide, StringComparison.Ordinal));
        Assert.All(FaqPlaceholders.Offers, name => Assert.Contains($"`{name}`", Guide, StringComparison.Ordinal));
    }
}
