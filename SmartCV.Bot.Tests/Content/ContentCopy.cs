using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Content;

/// <summary>The shipped dialogs/ in a folder where a test may change them, and a host that reads them there.</summary>
internal static class ContentCopy
{
    public static ContentFolder Make()
    {
        var folder = ContentFolder.Copy();
        File.Copy(Repository.Under("dialogs", "desk", "holidays-cn.json"), Path.Combine(folder.Root, "dialogs", "desk", "holidays-cn.json"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "wwwroot"), Repository.Under("SmartCV.Bot", "wwwroot"));
        return folder;
    }

    public static Task<TestDesk> StartAsync(ContentFolder folder) =>
        TestDesk.StartAsync(new DeskSetup { Settings = new Dictionary<string, string> { ["contentRoot"] = folder.Root } });
}
