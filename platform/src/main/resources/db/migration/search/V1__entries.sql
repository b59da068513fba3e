create schema search;

-- What can be found: one row for each thing, with its text as character bigrams (ADR 0005).
create table search.entry (
    kind   text     not null,
    ref    text     not null,
    title  text     not null,
    tokens tsvector not null,
    primary key (kind, ref)
);
create index entry_by_token on search.entry using gin (tokens);

-- Words that people use for words that offices use; both directions are written out.
create table search.synonym (
    word    text not null,
    meaning text not null,
    primary key (word, meaning)
);
insert into search.synonym (word, meaning) values
    ('医保', '医疗保险'), ('医疗保险', '医保'),
    ('社保', '社会保险'), ('社会保险', '社保'),
    ('公租房', '公共租赁住房'), ('廉租房', '公共租赁住房'),
    ('暂住证', '居住证'), ('居住证明', '居住证'),
    ('低保', '最低生活保障'), ('最低生活保障', '低保'),
    ('公积金', '住房公积金'),
    ('养老金', '养老保险'), ('退休金', '养老保险'),
    ('身份证', '居民身份证'), ('驾照', '机动车驾驶证'), ('驾驶证', '机动车驾驶证'),
    ('执照', '营业执照'), ('个体户', '个体工商户'), ('开店', '个体工商户'),
    ('开餐馆', '食品经营'), ('开饭店', '食品经营'), ('卫生许可证', '公共场所卫生许可'),
    ('准生证', '生育登记'), ('老年补贴', '高龄津贴'), ('尊老金', '高龄津贴'),
    ('残疾补贴', '残疾人两项补贴'), ('无犯罪证明', '无犯罪记录证明'), ('社保证明', '参保缴费证明'),
    ('社保转移', '社会保险关系转移'), ('教师证', '教师资格'), ('占道', '占用城市道路'), ('结婚', '婚姻登记');
