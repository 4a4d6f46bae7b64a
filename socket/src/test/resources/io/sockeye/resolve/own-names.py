# Asks what OwnNamesProgram asks, of CPython's socket module, and prints it in the same words.
import socket, sys


def tell(call, argument, question):
    try:
        answer = question()
    except socket.gaierror as e:
        answer = f'gaierror {e.errno}'
    except socket.herror as e:
        answer = f'herror {e.errno}'
    except (UnicodeError, TypeError):
        answer = 'refused'
    print(f'{call} <{argument}> {answer}')


def words(texts):
    return '[' + ', '.join(texts) + ']'


def entry(host):
    name, aliases, addresses = host
    return f'{name} {words(aliases)} {words(addresses)}'


def info(answer):
    family, kind, protocol, canonical, address = answer
    place = ','.join(map(str, address))
    return f'{int(family)}/{int(kind)}/{protocol}/{canonical}/{place}'


def addresses(name, family, kind, flags, service):
    answers = socket.getaddrinfo(name, service or None, family, kind, 0, flags)
    return ' '.join(map(info, answers))


def names(name, flags):
    numeric = socket.getaddrinfo(name, 514, 0, socket.SOCK_DGRAM, 0, socket.AI_NUMERICHOST)
    return ' '.join(socket.getnameinfo(numeric[0][4], flags))


with open(sys.argv[1], encoding='utf-8') as lines:
    table = [line.rstrip('\n') for line in lines]
sys.stdout.reconfigure(encoding='utf-8')
for name in table:
    tell('gethostbyname', name, lambda: socket.gethostbyname(name))
    tell('gethostbyname_ex', name, lambda: entry(socket.gethostbyname_ex(name)))
    tell('gethostbyaddr', name, lambda: entry(socket.gethostbyaddr(name)))
    tell('getfqdn', name, lambda: socket.getfqdn(name))
    for family in (0, 2, 10, 9999):
        for kind in (0, 2, 99):
            for flags in (0, 1, 2, 4, 8, 0x18, 0x20, 0x400, 0x82, 0x10000):
                for service in ('', '80', 'http', 'nosuch'):
                    tell(f'getaddrinfo {family} {kind} {flags} {service}', name,
                         lambda: addresses(name, family, kind, flags, service))
    for flags in range(32):
        tell(f'getnameinfo {flags}', name, lambda: names(name, flags))
