using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Turns;

/// <summary>What is true at this hour for this customer: who can be reached, and how.</summary>
internal static class Availability
{
    public static AnswerFacts Of(Talk talk)
    {
        var calendars = talk.Content.Calendars;
        var now = talk.Context.Now;
        var customer = talk.Context.Customer;
        var words = new OpeningWords(talk.Content.Texts);
        var reader = new Reader(talk.Language);
        return new AnswerFacts
        {
            Plan = AnswerFacts.KnowledgeOf(customer.Plan),
            Proof = customer.PlanProof,
            ChatOpen = calendars.Chat.IsOpen(now),
            PhoneOpen = calendars.Phone.IsOpen(now),
            DayWorking = calendars.Chat.IsWorkingDay(calendars.Chat.LocalDate(now)),
            Settings = talk.Options.ByName(),
            ChatHours = () => words.Hours(calendars.Chat, now, reader),
            PhoneHours = () => words.Hours(calendars.Phone, now, reader),
            ChatOpens = () => words.Opens(calendars.Chat, now, reader),
            PhoneOpens = () => words.Opens(calendars.Phone, now, reader),
            ChatCloses = () => words.Closes(calendars.Chat, now, reader),
        };
    }
}
