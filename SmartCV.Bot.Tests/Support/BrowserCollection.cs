namespace SmartCV.Bot.Tests.Support;

/// <summary>Classes with <c>[Collection(BrowserCollection.Name)]</c> share one browser and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
