namespace SmartCV.Bot.Turns;

/// <summary>The wish for another language, said in a word: "说中文", "English please". The words of each language are content.</summary>
internal static class LanguageTalk
{
    /// <summary>True when the message was nothing but that wish.</summary>
    public static bool Take(Talk talk)
    {
        if (talk.Content.Words.LanguageOf("language", talk.Text) is { } wanted) Use(talk, wanted);
        else if (talk.Content.Words.Is("languages", talk.Text)) Ask(talk);
        else return false;
        return true;
    }

    public static void Use(Talk talk, string language)
    {
        talk.Context.Language = language;
        talk.Refresh();
        talk.SayText("turn.language_now");
        FormTalk.AskAgain(talk);
    }

    private static void Ask(Talk talk) =>
        talk.Say(talk.T("turn.language_which"), talk.Content.Texts.Languages.Select(l => talk.ButtonFor(new TurnCommand(TurnCommand.Language, l))).ToList());
}
