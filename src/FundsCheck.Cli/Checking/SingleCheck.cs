using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>Checks one debit; the exit status is the outcome.</summary>
internal static class SingleCheck
{
    public static async Task<int> RunAsync(
        Terminal terminal, IFundsChecker checker, ProposedDebit debit, CheckSettings settings, CancellationToken cancellationToken)
    {
        FundsDecision decision;
        try
        {
            decision = await checker.CheckAsync(debit, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDebitException exception)
        {
            throw new WrongInputException([.. exception.Problems.Select(problem => $"{problem.Code}: {problem.Message}")]);
        }
        catch (DebitClosedException exception) when (settings.IsJson)
        {
            await terminal.Out.WriteLineAsync(ErrorLine.Write(number: null, exception)).ConfigureAwait(false);
            return ExitStatus.WrongInput;
        }
        catch (DebitArchivedException exception) when (settings.IsJson)
        {
            await terminal.Out.WriteLineAsync(ErrorLine.Write(number: null, debit.Id, exception)).ConfigureAwait(false);
            return ExitStatus.WrongInput;
        }
        catch (Exception exception) when (exception is DebitConflictException or DebitClosedException or DebitArchivedException)
        {
            throw new WrongInputException([exception.Message]);
        }

        if (settings.IsJson)
        {
            await terminal.Out.WriteLineAsync(DecisionJson.Write(decision)).ConfigureAwait(false);
        }
        else
        {
            DecisionText.Write(terminal.Styled(), decision, settings.IsExplained);
        }

        return ExitStatus.From(decision.Outcome);
    }
}
