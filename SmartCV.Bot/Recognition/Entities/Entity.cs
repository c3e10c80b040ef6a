using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Something named in a text, in the shape of Microsoft's Recognizers-Text: what it is, where it stands, what it means.</summary>
/// <param name="Type">Such as <c>datetimeV2.date</c>, <c>number</c>, <c>phonenumber</c>, <c>email</c>, <c>url</c>, <c>ip</c>.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last character.</param>
/// <param name="Text">The user's own characters from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Resolution"><c>{"values":[...]}</c> for times, the past reading before the future one; <c>{"value":...}</c> for the rest.</param>
public sealed record Entity(string Type, int Start, int End, string Text, JsonObject Resolution);
