using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Signal;

public sealed class ClientTransactionIdTests
{
    [Fact]
    public void The_first_decision_on_a_first_entry_has_the_id_of_the_debit()
    {
        var id = new string('i', ClientTransactionId.CharactersMax);

        Of(id).Should().Be(id);
    }

    [Fact]
    public void Every_other_decision_has_an_id_of_its_own_that_fits_and_stays_the_same()
    {
        var id = new string('i', ClientTransactionId.CharactersMax + 1);
        string[] ids =
        [
            Of(id), Of(id, revision: 2), Of(id, attempt: 2), Of(id, attempt: 2, revision: 2), Of("d-1", revision: 2), Of("d-1", attempt: 2),
        ];

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(text => text.Length <= ClientTransactionId.CharactersMax);
        Of("d-1", revision: 2).Should().Be("fc-67839b17b95f79277af290f66c06c159", "the id is the same in every process and version");
    }

    private static string Of(string id, int revision = 1, int attempt = 1) =>
        ClientTransactionId.Of(SignalHost.Request(id, attempt: attempt).Debit, revision);
}
