namespace SmartCV.Bot.Pages;

/// <summary>The input for files, with those that are stored already.</summary>
/// <param name="Id">Of the element, for its label and for links to it.</param>
public sealed record FilePicker(string Id, string Name, string Label, string Help, IReadOnlyList<KeptFile> Kept, IReadOnlyList<string> Problems);
